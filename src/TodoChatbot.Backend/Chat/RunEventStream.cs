using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Chat;

/// <summary>
/// The Server-Sent Events of a run, for the API document: each event by its name, with its data as JSON. Every event but a heartbeat has an id,
/// which Last-Event-ID takes.
/// </summary>
/// <param name="Run">First: which run and conversation this is.</param>
/// <param name="Message">A message as it is stored: first the user's, last the whole answer.</param>
/// <param name="ToolCall">The assistant calls a tool.</param>
/// <param name="ToolResult">The same call with its result.</param>
/// <param name="Delta">The next piece of the answer's text.</param>
/// <param name="Done">Last of a run that succeeded or was cancelled.</param>
/// <param name="Error">Last of a run that failed.</param>
/// <param name="Heartbeat">Nothing has happened for a while, and the stream is still open.</param>
internal sealed record RunEventStream(
    RunStarted Run, MessageItem Message, ToolCall ToolCall, ToolCall ToolResult, Delta Delta, RunDone Done, ProblemDetails Error, JsonObject Heartbeat);
