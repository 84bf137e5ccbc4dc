using System.Text.Json;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>What a scripted model answers to one request: parts that it streams, one after the other.</summary>
internal sealed record ModelReply(params IReadOnlyList<ModelReply.Part> Parts)
{
    /// <summary>An HTTP status instead of an answer.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The Retry-After header of a refusal.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The body of a refusal; the protocol's own when null.</summary>
    public string? Body { get; init; }

    /// <summary>True to answer in one piece of JSON, whatever the request asks for.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Why the answer ends: <c>stop</c>, <c>length</c>, or a reason of the provider's own.</summary>
    public string Finish { get; init; } = "stop";

    /// <summary>What the provider says it counted.</summary>
    public (int Input, int Output) Tokens { get; init; } = (100, 20);

    public static ModelReply Say(string text) => new(new Part.Text(text));

    public static ModelReply Call(string tool, object? arguments = null) => CallRaw(tool, JsonSerializer.Serialize(arguments ?? new { }, Wire.Json));

    /// <summary>A call whose arguments may be anything.</summary>
    public static ModelReply CallRaw(string tool, string arguments) => new(new Part.Call(tool, arguments));

    public static ModelReply Refuse(int status, string? retryAfter = null, string? body = null) => new() { Status = status, RetryAfter = retryAfter, Body = body };

    public abstract record Part
    {
        /// <summary>Text, streamed in pieces.</summary>
        public sealed record Text(string Value) : Part;

        /// <summary>A tool call whose arguments are streamed in pieces that break wherever they break.</summary>
        public sealed record Call(string Tool, string Arguments) : Part;

        /// <summary>Written to the stream as it is.</summary>
        public sealed record Raw(string Value) : Part;

        /// <summary>Calls what it is given, then goes on.</summary>
        public sealed record Then(Action Act) : Part;

        /// <summary>Says nothing until the task has ended.</summary>
        public sealed record Wait(Task Until) : Part;

        /// <summary>The provider's own way to say in the middle of a stream that something is wrong.</summary>
        public sealed record Error : Part;

        /// <summary>The connection is gone.</summary>
        public sealed record BreakOff : Part;

        /// <summary>The stream ends without an end.</summary>
        public sealed record Stop : Part;
    }
}
