namespace TodoChatbot.Testing;

/// <summary>What a site is made of.</summary>
public sealed record SiteOptions
{
    public string BackendProgram { get; init; } = Repository.Built("TodoChatbot.Backend");

    public string FrontendProgram { get; init; } = Repository.Built("TodoChatbot.Frontend");

    /// <summary>True for PostgreSQL, false for SQLite.</summary>
    public bool UsesPostgres { get; init; }

    public int Frontends { get; init; } = 1;

    /// <summary>Starts a second backend on the same database, which has to be PostgreSQL.</summary>
    public bool HasSecondBackend { get; init; }

    /// <summary>Puts something between the frontends and the backends: it gets the backends' addresses and returns its own.</summary>
    public Func<IReadOnlyList<Uri>, Uri>? Gateway { get; init; }

    /// <summary>Environment variables of the backend beside, or in place of, those that every test needs.</summary>
    public IReadOnlyDictionary<string, string?> Backend { get; init; } = new Dictionary<string, string?>();

    /// <summary>Environment variables of each frontend beside, or in place of, those that every test needs.</summary>
    public IReadOnlyDictionary<string, string?> Frontend { get; init; } = new Dictionary<string, string?>();
}
