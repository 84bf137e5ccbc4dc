using System.Text.Json;

namespace TodoChatbot.Contracts.Chat;

/// <summary>A tool that the assistant called.</summary>
/// <param name="Id">Names the call within its message.</param>
/// <param name="Name">The tool's name: <c>add_task</c>.</param>
/// <param name="Arguments">What it was called with.</param>
/// <param name="Result">What it answered; null while it works.</param>
/// <param name="IsError">True when the result is a sentence about what was wrong.</param>
public sealed record ToolCall(string Id, string Name, JsonElement Arguments, JsonElement? Result = null, bool IsError = false);
