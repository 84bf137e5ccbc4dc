namespace TodoChatbot.Backend.Activity;

/// <summary>What a change happened to.</summary>
internal enum Subject
{
    Task,
    Project,
    Tag,
}
