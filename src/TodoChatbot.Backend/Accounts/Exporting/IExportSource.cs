namespace TodoChatbot.Backend.Accounts.Exporting;

/// <summary>A feature that stores something about a user and can export it.</summary>
internal interface IExportSource
{
    /// <summary>The name of its array in the export: <c>tasks</c>.</summary>
    string Name { get; }

    /// <summary>Writes everything it stores about the caller, read from the database in batches of bounded size.</summary>
    Task WriteAsync(ExportWriter writer, CancellationToken cancellationToken);
}
