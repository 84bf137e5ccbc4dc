namespace TodoChatbot.Backend.Data.Outages;

/// <summary>Refuses a connection without trying, because the database was just found not to answer.</summary>
internal sealed class DatabasePausedException(OutageCause cause) : Exception($"The database is {cause} and left alone for a moment.")
{
    public OutageCause Cause { get; } = cause;
}
