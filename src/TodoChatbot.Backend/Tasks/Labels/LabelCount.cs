namespace TodoChatbot.Backend.Tasks.Labels;

/// <summary>How many tasks carry a label.</summary>
internal sealed record LabelCount(Guid LabelId, int Tasks);
