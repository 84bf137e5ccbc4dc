namespace TodoChatbot.Backend.Tasks.Labels;

/// <summary>The names of the operations on one kind of label.</summary>
internal sealed record LabelOperations(string Add, string Update, string Delete);
