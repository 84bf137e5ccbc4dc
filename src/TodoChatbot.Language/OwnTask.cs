namespace TodoChatbot.Language;

/// <summary>A task of the user. Words of its title refer to it.</summary>
/// <param name="Number">The number that the user sees.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsDone">True if it is completed.</param>
public sealed record OwnTask(int Number, string Title, bool IsDone = false);
