namespace TodoChatbot.Evals.Dialogues;

/// <summary>How a dialogue ended, and the replies it got.</summary>
internal sealed record Verdict(Dialogue Dialogue, Outcome Outcome, string Fault, IReadOnlyList<string> Replies);
