using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace TodoChatbot.Backend.Data.Outages;

/// <summary>Tells a statement that took too long from a database that can't be reached, which the driver reports by the same exception.</summary>
internal sealed class StatementTimeouts : DbCommandInterceptor
{
    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) =>
        IsTimeout(command, eventData.Exception) ? throw new StatementTimeoutException(eventData.Exception) : Task.CompletedTask;

    // When the database confirms that it stopped the statement, the connection stays open.
    private static bool IsTimeout(DbCommand command, Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled }
        || (exception is NpgsqlException { InnerException: TimeoutException } && command.Connection?.State == ConnectionState.Open);
}
