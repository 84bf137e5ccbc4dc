using Microsoft.EntityFrameworkCore;

namespace TodoChatbot.Backend.Data.Owners;

/// <summary>
/// Each write of a user's things locks the user's row in <c>owner_sequences</c> before any other row, so that writes of one user follow
/// each other in one order, whichever process makes them, and none waits for another in a circle.
/// </summary>
internal static class OwnerLock
{
    extension(AppDbContext db)
    {
        /// <summary>Waits for other writes of this user; from here to the end of the transaction none can come between.</summary>
        /// <param name="ownerId">The user.</param>
        /// <param name="newTasks">How many task numbers to reserve.</param>
        /// <param name="newChanges">How many change numbers to reserve.</param>
        /// <param name="cancellationToken">Stops it.</param>
        /// <returns>Null when the account no longer exists.</returns>
        public async Task<LockedOwner?> LockOwnerAsync(Guid ownerId, int newTasks, int newChanges, CancellationToken cancellationToken)
        {
            // The second statement sees what was committed while the first one waited, above all another time zone of the user.
            var rows = await db.Database
                .SqlQuery<Row>(
                    $"""
                    INSERT INTO owner_sequences (owner_id, last_number, last_change)
                    SELECT id, {newTasks}, {newChanges} FROM users WHERE id = {ownerId}
                    ON CONFLICT (owner_id) DO UPDATE
                    SET last_number = owner_sequences.last_number + {newTasks}, last_change = owner_sequences.last_change + {newChanges};
                    SELECT s.last_number, s.last_change, s.tasks, s.messages, s.stored_bytes, u.time_zone
                    FROM owner_sequences AS s JOIN users AS u ON u.id = s.owner_id
                    WHERE s.owner_id = {ownerId}
                    """)
                .ToListAsync(cancellationToken);
            if (rows is not [var row])
            {
                return null;
            }

            var owner = db.Owner?.Id == ownerId ? db.Owner : db.Owner = new LockedOwner(ownerId);
            (owner.LastNumber, owner.LastChange, owner.TimeZone) = (row.LastNumber, row.LastChange, row.TimeZone);
            owner.NewTasks += newTasks;
            owner.Read(new StoredAmount(row.Tasks, row.Messages, row.StoredBytes));
            return owner;
        }

        /// <summary>Waits for other writes of this user.</summary>
        /// <returns>Null when the account no longer exists.</returns>
        public Task<LockedOwner?> LockOwnerAsync(Guid ownerId, CancellationToken cancellationToken) =>
            db.LockOwnerAsync(ownerId, newTasks: 0, newChanges: 0, cancellationToken);
    }

    private sealed record Row(int LastNumber, long LastChange, long Tasks, long Messages, long StoredBytes, string TimeZone);
}
