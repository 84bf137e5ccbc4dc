using System.Text.Json.Serialization;

namespace TodoChatbot.Contracts.Activity;

/// <summary>The <c>changed</c> event of <c>GET /api/events</c>.</summary>
/// <param name="Kinds">What changed: <c>tasks</c> (also projects and tags), <c>conversations</c>.</param>
/// <param name="Id">
/// Of tasks, the <c>Todo-Change-Id</c> of the request that changed them, or else the change set; of a conversation, the run. Absent when
/// there is none of these.
/// </param>
public sealed record ChangedEvent(
    IReadOnlyList<string> Kinds, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Id = null);
