namespace TodoChatbot.Backend.Data.Outages;

/// <summary>A statement took longer than a command may, and the database stopped it. The same statement would take as long again, so it isn't repeated.</summary>
internal sealed class StatementTimeoutException(Exception inner) : Exception("The database stopped a statement that took too long.", inner);
