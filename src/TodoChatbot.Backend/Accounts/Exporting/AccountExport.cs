using System.IO.Pipelines;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Accounts.Exporting;

/// <summary>
/// Exports everything that is stored about the caller. The parts are read one after another in batches, each by a short query: what
/// changes while the export runs is in it or not, and nothing is in it twice.
/// </summary>
internal sealed class AccountExport(CurrentUser user, IEnumerable<IExportSource> sources, SecurityLog log, TimeProvider clock)
{
    // A client that reads slowly would keep others from exporting.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(10);

    /// <summary>Writes the export.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped, or took too long.</exception>
    public async Task WriteAsync(PipeWriter output, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(MaxDuration, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await using var writer = new ExportWriter(output);
        writer.BeginObject();
        writer.Property("exported_at", clock.Now);
        var owner = await user.GetAsync(either.Token);
        writer.Property("user", owner.ToItem());
        foreach (var source in sources)
        {
            writer.BeginArray(source.Name);
            await source.WriteAsync(writer, either.Token);
            writer.EndArray();
        }

        await writer.EndObjectAsync(either.Token);
        await writer.CompleteAsync(either.Token);
        log.DataExported(owner.Id);
    }
}
