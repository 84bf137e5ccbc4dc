using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts.Exporting;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Accounts.SigningIn;

/// <summary>Exports when the caller signed in; nothing that proves a session.</summary>
internal sealed class SessionExport(AppDbContext db, Caller caller) : IExportSource
{
    private const int BatchSize = 200;

    public string Name => "sessions";

    public async Task WriteAsync(ExportWriter writer, CancellationToken cancellationToken)
    {
        var sessions = db.Set<SignInSession>().Where(session => session.UserId == caller.UserId)
            .OrderBy(session => session.CreatedAt).ThenBy(session => session.Id)
            .Select(session => new { session.Id, session.CreatedAt, session.RotatedAt, session.ExpiresAt, session.RevokedAt });
        for (var written = 0; ; written += BatchSize)
        {
            var batch = await sessions.Skip(written).Take(BatchSize).ToListAsync(cancellationToken);
            await writer.ItemsAsync(batch, cancellationToken);
            if (batch.Count < BatchSize)
            {
                return;
            }
        }
    }
}
