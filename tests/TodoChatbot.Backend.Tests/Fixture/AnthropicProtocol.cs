using System.Text.Json;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>Anthropic's messages.</summary>
internal sealed class AnthropicProtocol : ModelProtocol
{
    public override string ContentType => "text/event-stream";

    public override string Refusal => """{"type": "error", "error": {"type": "api_error", "message": "Try later."}}""";

    public override string Error => Event(new { type = "error", error = new { type = "overloaded_error", message = "Overloaded" } }, "error");

    public override IReadOnlyList<ModelRequest.Line> LinesOf(JsonElement body) =>
    [
        .. body.TryGetProperty("system", out var system) ? [new ModelRequest.Line("system", TextOf(system))] : Array.Empty<ModelRequest.Line>(),
        .. body.GetProperty("messages").EnumerateArray().SelectMany(LinesOfMessage),
    ];

    public override IEnumerable<string> Begin(ModelReply reply) =>
    [
        Event(
            new
            {
                type = "message_start",
                message = new
                {
                    id = "msg_1",
                    type = "message",
                    role = "assistant",
                    model = "scripted",
                    content = Array.Empty<object>(),
                    stop_reason = (string?)null,
                    stop_sequence = (string?)null,
                    usage = new { input_tokens = reply.Tokens.Input, output_tokens = 0 },
                },
            },
            "message_start"),
    ];

    public override IEnumerable<string> Text(int index, IEnumerable<string> pieces) =>
        Block(index, new { type = "text", text = "" }, pieces.Select(piece => (object)new { type = "text_delta", text = piece }));

    public override IEnumerable<string> Call(int index, string id, string tool, string arguments) => Block(
        index,
        new { type = "tool_use", id, name = tool, input = new { } },
        Pieces(arguments).Select(piece => (object)new { type = "input_json_delta", partial_json = piece }));

    public override IEnumerable<string> End(ModelReply reply) =>
    [
        Event(
            new
            {
                type = "message_delta",
                delta = new { stop_reason = ReasonOf(reply), stop_sequence = (string?)null },
                usage = new { output_tokens = reply.Tokens.Output },
            },
            "message_delta"),
        Event(new { type = "message_stop" }, "message_stop"),
    ];

    public override string Whole(ModelReply reply) => JsonSerializer.Serialize(
        new
        {
            id = "msg_1",
            type = "message",
            role = "assistant",
            model = "scripted",
            content = (object[])
            [
                .. TextOf(reply) is { Length: > 0 } text ? [new { type = "text", text }] : Array.Empty<object>(),
                .. CallsOf(reply).Select((call, index) => new { type = "tool_use", id = $"call_{index}", name = call.Tool, input = JsonSerializer.Deserialize<JsonElement>(call.Arguments) }),
            ],
            stop_reason = ReasonOf(reply),
            stop_sequence = (string?)null,
            usage = new { input_tokens = reply.Tokens.Input, output_tokens = reply.Tokens.Output },
        },
        Indented);

    private static string ReasonOf(ModelReply reply) => CallsOf(reply).Any() ? "tool_use" : reply.Finish switch
    {
        "stop" => "end_turn",
        "length" => "max_tokens",
        var own => own,
    };

    private static IEnumerable<string> Block(int index, object start, IEnumerable<object> deltas) =>
    [
        Event(new { type = "content_block_start", index, content_block = start }, "content_block_start"),
        .. deltas.Select(delta => Event(new { type = "content_block_delta", index, delta }, "content_block_delta")),
        Event(new { type = "content_block_stop", index }, "content_block_stop"),
    ];

    private static IEnumerable<ModelRequest.Line> LinesOfMessage(JsonElement message)
    {
        var role = message.GetProperty("role").GetString()!;
        var content = message.GetProperty("content");
        if (content.ValueKind == JsonValueKind.String)
        {
            return [new ModelRequest.Line(role, content.GetString()!)];
        }

        return content.EnumerateArray().Select(block => block.GetProperty("type").GetString() switch
        {
            "tool_use" => new ModelRequest.Line("call", block.GetProperty("id").GetString()!),
            "tool_result" => new ModelRequest.Line("tool", TextOf(block.GetProperty("content"))),
            _ => new ModelRequest.Line(role, block.GetProperty("text").GetString()!),
        });
    }
}
