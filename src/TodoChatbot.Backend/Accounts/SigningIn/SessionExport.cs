using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Accounts.SigningIn;

/// <summary>Hands out when the caller was signed in; what proves a session stays here.</summary>
internal sealed class SessionExport(AppDbContext db, Caller caller) : IExportSource
{
    public string Name => "sessions";

    public async Task<JsonArray> ExportAsync(CancellationToken cancellationToken) => ExportJson.ArrayOf(
        await db.Set<SignInSession>().Where(session => session.UserId == caller.UserId).OrderBy(session => session.CreatedAt)
            .Select(session => new { session.Id, session.CreatedAt, session.RotatedAt, session.ExpiresAt, session.RevokedAt })
            .ToListAsync(cancellationToken));
}
