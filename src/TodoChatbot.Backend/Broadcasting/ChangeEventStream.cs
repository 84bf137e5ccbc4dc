using System.Text.Json.Nodes;
using TodoChatbot.Contracts.Activity;

namespace TodoChatbot.Backend.Broadcasting;

/// <summary>The Server-Sent Events about changes, for the API document: each event by its name, with its data as JSON.</summary>
/// <param name="Ready">First: changes from now on are reported.</param>
/// <param name="Changed">Something of the user's was changed.</param>
/// <param name="Heartbeat">Nothing has happened for a while, and the stream is still open.</param>
internal sealed record ChangeEventStream(JsonObject Ready, ChangedEvent Changed, JsonObject Heartbeat);
