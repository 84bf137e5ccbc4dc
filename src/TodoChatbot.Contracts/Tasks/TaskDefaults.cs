using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>What a new task gets where its text doesn't say otherwise, such as what the list has in which it is added.</summary>
/// <param name="Project">The name of its project.</param>
/// <param name="Tags">Tags in addition to its own.</param>
/// <param name="Due">The day it is due.</param>
/// <param name="Priority">How much it matters.</param>
public sealed record TaskDefaults(
    [property: StringLength(Limits.ProjectNameLength)] string? Project = null,
    IReadOnlyList<string>? Tags = null,
    DateOnly? Due = null,
    Priority? Priority = null);
