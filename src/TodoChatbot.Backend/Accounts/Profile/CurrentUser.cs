using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Accounts.Profile;

/// <summary>The caller's settings, read once for each scope.</summary>
internal sealed class CurrentUser(AppDbContext db, Caller caller)
{
    private User? _user;

    /// <summary>Forgets what was read, because it has changed.</summary>
    public void Forget() => _user = null;

    public async ValueTask<User> GetAsync(CancellationToken cancellationToken) => _user ??=
        await db.Set<User>().AsNoTracking().FirstOrDefaultAsync(user => user.Id == caller.UserId, cancellationToken)
        ?? throw new AccountGoneException();
}
