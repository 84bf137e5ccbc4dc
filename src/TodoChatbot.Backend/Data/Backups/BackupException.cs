namespace TodoChatbot.Backend.Data.Backups;

/// <summary>A backup that cannot be read, with the reason and the mend. Nothing was restored.</summary>
internal sealed class BackupException(string message) : Exception(message);
