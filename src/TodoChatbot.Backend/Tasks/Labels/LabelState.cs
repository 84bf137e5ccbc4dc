namespace TodoChatbot.Backend.Tasks.Labels;

/// <summary>Everything that can change about a label.</summary>
internal sealed record LabelState(string Name, string Colour, DateTimeOffset? DeletedAt = null, DateTimeOffset? ArchivedAt = null);
