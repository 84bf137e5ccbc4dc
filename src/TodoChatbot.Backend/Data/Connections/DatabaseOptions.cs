using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Data.Connections;

/// <summary>Where the data is and how patient to be with it.</summary>
internal sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>The SQLite file that is used when DATABASE_URL is not set.</summary>
    [Required(ErrorMessage = "Set Database:Path to a file (environment: Database__Path).")]
    public string Path { get; set; } = "data/todo.db";

    /// <summary>Connections that one process may hold. Replicas times this must fit the server.</summary>
    [Between(1, 100, ErrorMessage = "Set Database:MaxPoolSize to 1 to 100 (environment: Database__MaxPoolSize).")]
    public int MaxPoolSize { get; set; } = 10;

    /// <summary>Seconds to wait for a connection.</summary>
    [Between(1, 60, ErrorMessage = "Set Database:ConnectTimeout to 1 to 60 seconds (environment: Database__ConnectTimeout).")]
    public int ConnectTimeout { get; set; } = 10;

    /// <summary>Seconds to wait for one command. One that takes longer is stopped and not repeated.</summary>
    [Between(1, 300, ErrorMessage = "Set Database:CommandTimeout to 1 to 300 seconds (environment: Database__CommandTimeout).")]
    public int CommandTimeout { get; set; } = 15;

    /// <summary>How often a broken operation is tried again.</summary>
    [Between(0, 10, ErrorMessage = "Set Database:Retries to 0 to 10 (environment: Database__Retries).")]
    public int Retries { get; set; } = 4;

    /// <summary>Seconds that are waited between two tries at the most.</summary>
    [Between(0.1, 30, ErrorMessage = "Set Database:RetryDelay to 0.1 to 30 seconds (environment: Database__RetryDelay).")]
    public double RetryDelay { get; set; } = 2;

    /// <summary>Seconds for which requests are refused at once after the database could not be reached.</summary>
    [Between(0, 60, ErrorMessage = "Set Database:OutagePause to 0 to 60 seconds (environment: Database__OutagePause).")]
    public double OutagePause { get; set; } = 3;
}

[OptionsValidator]
internal sealed partial class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>;
