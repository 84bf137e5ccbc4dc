namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>What one user has used of the model on one day, in UTC.</summary>
internal sealed class ModelUsage
{
    public required Guid OwnerId { get; init; }

    public required DateOnly Day { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    public int Turns { get; init; }
}
