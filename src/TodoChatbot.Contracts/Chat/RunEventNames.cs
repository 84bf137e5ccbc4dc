namespace TodoChatbot.Contracts.Chat;

/// <summary>The <c>event</c> field of the Server-Sent Events of a run. Each but a heartbeat has an id; Last-Event-ID picks the stream up after it.</summary>
public static class RunEventNames
{
    /// <summary>First: which run and conversation this is (<see cref="RunStarted"/>).</summary>
    public const string Run = "run";

    /// <summary>A message as it is kept (<see cref="MessageItem"/>): first what was said, last the whole answer.</summary>
    public const string Message = "message";

    /// <summary>The assistant calls a tool (<see cref="ToolCall"/> without result).</summary>
    public const string ToolCall = "tool_call";

    /// <summary>A tool has answered (<see cref="Chat.ToolCall"/> with result).</summary>
    public const string ToolResult = "tool_result";

    /// <summary>The next piece of the answer's text (<see cref="Delta"/>).</summary>
    public const string Delta = "delta";

    /// <summary>Last of a run that went well or was cancelled (<see cref="RunDone"/>).</summary>
    public const string Done = "done";

    /// <summary>Last of a run that failed: a problem as in <c>application/problem+json</c>.</summary>
    public const string Error = "error";

    /// <summary>Without an id: nothing has happened for a while, and the stream is still alive.</summary>
    public const string Heartbeat = "heartbeat";
}
