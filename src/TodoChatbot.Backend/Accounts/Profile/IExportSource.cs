using System.Text.Json.Nodes;

namespace TodoChatbot.Backend.Accounts.Profile;

/// <summary>A feature that keeps something of a user and can hand it out.</summary>
internal interface IExportSource
{
    /// <summary>The name of its part of the export: <c>tasks</c>.</summary>
    string Name { get; }

    /// <summary>All that it keeps of the caller.</summary>
    Task<JsonArray> ExportAsync(CancellationToken cancellationToken);
}
