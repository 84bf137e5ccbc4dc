namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>The databases that every feature must mean the same on.</summary>
public enum Database
{
    /// <summary>A file of its own.</summary>
    Sqlite,

    /// <summary>A database of its own on the server that TODO_TEST_POSTGRES names.</summary>
    Postgres,
}
