using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Exporting;
using TodoChatbot.Backend.Data;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Counts what the caller uses of the model, against the day's share.</summary>
internal sealed class UsageMeter(AppDbContext db, Caller caller, IOptions<AiOptions> options, TimeProvider clock) : IExportSource
{
    public string Name => "model_usage";

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>What was used today.</summary>
    public async Task<ModelUsageItem> TodayAsync(CancellationToken cancellationToken)
    {
        var today = Today;
        var used = await db.Set<ModelUsage>().AsNoTracking()
            .FirstOrDefaultAsync(usage => usage.OwnerId == caller.UserId && usage.Day == today, cancellationToken);
        var limit = options.Value.DailyTokens;
        return new ModelUsageItem(
            today, options.Value.Provider == ModelProvider.None ? null : options.Value.Model, used?.InputTokens ?? 0, used?.OutputTokens ?? 0, limit == 0 ? null : limit);
    }

    /// <summary>True while something is left of today's share.</summary>
    public async Task<bool> HasShareAsync(CancellationToken cancellationToken) =>
        options.Value.DailyTokens == 0
        || await TodayAsync(cancellationToken) is var used && used.InputTokens + used.OutputTokens < options.Value.DailyTokens;

    /// <summary>Writes a row for each day that is stored; the retention limits how many those are.</summary>
    public async Task WriteAsync(ExportWriter writer, CancellationToken cancellationToken) => await writer.ItemsAsync(
        await db.Set<ModelUsage>().Where(usage => usage.OwnerId == caller.UserId).OrderBy(usage => usage.Day)
            .Select(usage => new { usage.Day, usage.InputTokens, usage.OutputTokens, usage.Turns })
            .ToListAsync(cancellationToken),
        cancellationToken);

    /// <summary>Adds what an answer used.</summary>
    public async Task AddAsync(UsageDetails used, CancellationToken cancellationToken)
    {
        var (input, output) = (used.InputTokenCount ?? 0, used.OutputTokenCount ?? 0);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO model_usage (owner_id, day, input_tokens, output_tokens, turns) VALUES ({caller.UserId}, {Today}, {input}, {output}, 1)
            ON CONFLICT (owner_id, day) DO UPDATE
            SET input_tokens = model_usage.input_tokens + {input}, output_tokens = model_usage.output_tokens + {output}, turns = model_usage.turns + 1
            """,
            cancellationToken);
    }
}
