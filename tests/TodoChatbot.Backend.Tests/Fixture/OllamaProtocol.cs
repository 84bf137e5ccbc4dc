using System.Text.Json;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>Ollama's chat: a JSON object to a line. Its tool calls come whole.</summary>
internal sealed class OllamaProtocol : ModelProtocol
{
    public override string ContentType => "application/x-ndjson";

    public override string Refusal => """{"error": "Try later."}""";

    public override string Error => "{\"error\": \"The model runner has stopped.\"}\n";

    public override IReadOnlyList<ModelRequest.Line> LinesOf(JsonElement body) =>
        [.. body.GetProperty("messages").EnumerateArray().SelectMany(LinesOfMessage)];

    public override IEnumerable<string> Begin(ModelReply reply) => [];

    public override IEnumerable<string> Text(int index, IEnumerable<string> pieces) =>
        pieces.Select(piece => Line(new { role = "assistant", content = piece }));

    public override IEnumerable<string> Call(int index, string id, string tool, string arguments) =>
    [
        Line(new
        {
            role = "assistant",
            content = "",
            tool_calls = new[] { new { function = new { name = tool, arguments = JsonSerializer.Deserialize<JsonElement>(arguments) } } },
        }),
    ];

    public override IEnumerable<string> End(ModelReply reply) =>
    [
        JsonSerializer.Serialize(new
        {
            model = "scripted",
            created_at = "2026-11-23T09:00:00Z",
            message = new { role = "assistant", content = "" },
            done = true,
            done_reason = reply.Finish,
            prompt_eval_count = reply.Tokens.Input,
            eval_count = reply.Tokens.Output,
        }) + "\n",
    ];

    public override string Whole(ModelReply reply) => JsonSerializer.Serialize(
        new
        {
            model = "scripted",
            created_at = "2026-11-23T09:00:00Z",
            message = new
            {
                role = "assistant",
                content = TextOf(reply),
                tool_calls = CallsOf(reply).Select(call => new { function = new { name = call.Tool, arguments = JsonSerializer.Deserialize<JsonElement>(call.Arguments) } }),
            },
            done = true,
            done_reason = reply.Finish,
            prompt_eval_count = reply.Tokens.Input,
            eval_count = reply.Tokens.Output,
        },
        Indented);

    private static IEnumerable<ModelRequest.Line> LinesOfMessage(JsonElement message)
    {
        if (message.TryGetProperty("content", out var content) && TextOf(content) is { Length: > 0 } text)
        {
            yield return new ModelRequest.Line(message.GetProperty("role").GetString()!, text);
        }

        foreach (var call in message.TryGetProperty("tool_calls", out var calls) && calls.ValueKind == JsonValueKind.Array ? calls.EnumerateArray() : [])
        {
            yield return new ModelRequest.Line("call", call.TryGetProperty("id", out var id) ? id.GetString()! : "");
        }
    }

    private static string Line(object message) =>
        JsonSerializer.Serialize(new { model = "scripted", created_at = "2026-11-23T09:00:00Z", message, done = false }) + "\n";
}
