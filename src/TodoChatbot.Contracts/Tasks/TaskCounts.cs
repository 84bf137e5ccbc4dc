namespace TodoChatbot.Contracts.Tasks;

/// <summary>How many open tasks there are.</summary>
/// <param name="Open">All of them.</param>
/// <param name="Today">Those due today and those that are overdue.</param>
/// <param name="Week">Those due in the next seven days, today included, and those that are overdue.</param>
public sealed record TaskCounts(int Open, int Today, int Week);
