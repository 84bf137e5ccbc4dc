namespace TodoChatbot.Backend.Data.Connections;

/// <summary>The address of a PostgreSQL server; a secret, since it carries the password.</summary>
internal sealed class DatabaseAddress
{
    /// <summary>PostgreSQL's address, as a URI or an Npgsql string. Empty means SQLite.</summary>
    [ConfigurationKeyName("DATABASE_URL")]
    public string? Url { get; set; }

    /// <summary>The address for migrations; empty takes DATABASE_URL without Neon's <c>-pooler</c>.</summary>
    [ConfigurationKeyName("DATABASE_DIRECT_URL")]
    public string? DirectUrl { get; set; }
}
