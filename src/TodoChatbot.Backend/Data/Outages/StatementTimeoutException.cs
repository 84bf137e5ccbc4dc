namespace TodoChatbot.Backend.Data.Outages;

/// <summary>The database stopped a statement that exceeded the command timeout. It is not retried, because it would take as long again.</summary>
internal sealed class StatementTimeoutException(Exception inner) : Exception("The database stopped a statement that took too long.", inner);
