namespace TodoChatbot.Language;

/// <summary>One of the speaker's own tasks, so that words of its title are understood as its name.</summary>
/// <param name="Number">The number that the speaker sees.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsDone">True for one that was completed lately.</param>
public sealed record OwnTask(int Number, string Title, bool IsDone = false);
