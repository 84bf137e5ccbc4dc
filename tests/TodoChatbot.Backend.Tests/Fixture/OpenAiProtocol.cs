using System.Text.Json;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>Chat completions, as OpenAI, Azure OpenAI, Gemini's compatible endpoint and many others speak them.</summary>
internal sealed class OpenAiProtocol : ModelProtocol
{
    public override string ContentType => "text/event-stream";

    public override string Refusal => """{"error": {"message": "Try later.", "type": "server_error"}}""";

    public override string Error => """
        data: {"error": {"message": "The server had an error.", "type": "server_error"}}


        """;

    public override IReadOnlyList<ModelRequest.Line> LinesOf(JsonElement body) =>
        [.. body.GetProperty("messages").EnumerateArray().SelectMany(LinesOfMessage)];

    public override IEnumerable<string> Begin(ModelReply reply) => [Chunk(new { role = "assistant", content = "" })];

    public override IEnumerable<string> Text(int index, IEnumerable<string> pieces) => pieces.Select(piece => Chunk(new { content = piece }));

    public override IEnumerable<string> Call(int index, string id, string tool, string arguments) =>
    [
        Chunk(new { tool_calls = new[] { new { index, id, type = "function", function = new { name = tool, arguments = "" } } } }),
        .. Pieces(arguments).Select(piece => Chunk(new { tool_calls = new[] { new { index, function = new { arguments = piece } } } })),
    ];

    public override IEnumerable<string> End(ModelReply reply) =>
    [
        Chunk(new { }, ReasonOf(reply)),
        Event(new
        {
            id = "chatcmpl-1",
            @object = "chat.completion.chunk",
            created = 1,
            model = "scripted",
            choices = Array.Empty<object>(),
            usage = new { prompt_tokens = reply.Tokens.Input, completion_tokens = reply.Tokens.Output, total_tokens = reply.Tokens.Input + reply.Tokens.Output },
        }),
        "data: [DONE]\n\n",
    ];

    public override string Whole(ModelReply reply) => JsonSerializer.Serialize(
        new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            created = 1,
            model = "scripted",
            choices = new[]
            {
                new
                {
                    index = 0,
                    message = new
                    {
                        role = "assistant",
                        content = TextOf(reply),
                        tool_calls = CallsOf(reply).Select((call, index) => new { id = $"call_{index}", type = "function", function = new { name = call.Tool, arguments = call.Arguments } }),
                    },
                    finish_reason = ReasonOf(reply),
                },
            },
            usage = new { prompt_tokens = reply.Tokens.Input, completion_tokens = reply.Tokens.Output, total_tokens = reply.Tokens.Input + reply.Tokens.Output },
        },
        Indented);

    private static string ReasonOf(ModelReply reply) => CallsOf(reply).Any() ? "tool_calls" : reply.Finish;

    private static IEnumerable<ModelRequest.Line> LinesOfMessage(JsonElement message)
    {
        var role = message.GetProperty("role").GetString()!;
        if (message.TryGetProperty("content", out var content) && TextOf(content) is { Length: > 0 } text)
        {
            yield return new ModelRequest.Line(role is "developer" ? "system" : role, text);
        }

        foreach (var call in message.TryGetProperty("tool_calls", out var calls) ? calls.EnumerateArray() : [])
        {
            yield return new ModelRequest.Line("call", call.GetProperty("id").GetString()!);
        }
    }

    /// <summary>A piece of an answer.</summary>
    public static string Chunk(object delta, string? finish = null) => Event(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion.chunk",
        created = 1,
        model = "scripted",
        choices = new[] { new { index = 0, delta, finish_reason = finish } },
    });
}
