using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Data.Owners;

namespace TodoChatbot.Backend.Activity.Quotas;

/// <summary>
/// Refuses to store more than one user may. What frees space, or takes something back, may go a tenth beyond the limit, so that a user who
/// has reached it can still delete, complete and undo.
/// </summary>
internal sealed class Quota(IOptions<QuotaOptions> options, IStringLocalizer<Messages> messages)
{
    private const int ReserveParts = 10;
    private const double Megabyte = 1024 * 1024;

    // A chat turn stores two messages: the request and the reply.
    private const int MessagesOfATurn = 2;

    /// <summary>Checks a change of tasks, projects or tags.</summary>
    /// <param name="owner">The user, with the numbers of the new tasks already reserved.</param>
    /// <param name="newTasks">How many of the reserved numbers belong to this check.</param>
    /// <param name="freesSpace">True for what a user at the limit must still be able to do.</param>
    /// <exception cref="QuotaExceededException">It is too much.</exception>
    public void CheckChange(LockedOwner owner, int newTasks, bool freesSpace)
    {
        var limit = options.Value.Tasks;
        if (newTasks > 0 && limit > 0 && owner.Stored.Tasks + owner.NewTasks > limit)
        {
            throw new QuotaExceededException(messages["Quotas_TooManyTasks", Number(owner.Stored.Tasks), Number(limit), Number(newTasks)]);
        }

        CheckBytes(owner, freesSpace);
    }

    /// <summary>Checks a chat turn.</summary>
    /// <exception cref="QuotaExceededException">It is too much.</exception>
    public void CheckTurn(LockedOwner owner)
    {
        var limit = options.Value.Messages;
        if (limit > 0 && owner.Stored.Messages + MessagesOfATurn > limit)
        {
            throw new QuotaExceededException(messages["Quotas_TooManyMessages", Number(owner.Stored.Messages), Number(limit)]);
        }

        CheckBytes(owner, freesSpace: false);
    }

    private void CheckBytes(LockedOwner owner, bool freesSpace)
    {
        var limit = options.Value.StoredBytes;
        if (limit > 0 && owner.Stored.Bytes >= (freesSpace ? limit + (limit / ReserveParts) : limit))
        {
            throw new QuotaExceededException(messages["Quotas_TooManyBytes", Megabytes(owner.Stored.Bytes), Megabytes(limit)]);
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) => (bytes / Megabyte).ToString("0.##", CultureInfo.InvariantCulture);
}
