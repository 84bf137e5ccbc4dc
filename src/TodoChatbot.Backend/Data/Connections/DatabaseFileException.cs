namespace TodoChatbot.Backend.Data.Connections;

/// <summary>The SQLite file cannot be used; the message names the setting and the fix.</summary>
internal sealed class DatabaseFileException(string message, Exception cause) : Exception(message, cause);
