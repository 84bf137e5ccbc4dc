using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TodoChatbot.Backend.Tests.Data;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Trust;

/// <content>A clock that is wrong once made the backend remove what people had stored.</content>
public sealed partial class AttackTests
{
    [Theory, EveryDatabase]
    public async Task A_clock_that_is_two_years_ahead_removes_nothing(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await RetentionTests.LiveAsync(app);
        await ann.DeleteAsync(1);
        var before = await app.RowsAsync();

        await using (var ahead = app.StartAnother(("Clock:Start", "2028-11-30T09:00:00Z")))
        {
            var annAhead = ann.At(ahead);
            await annAhead.ReturnAsync();
            await annAhead.AddAsync("Written two years too early");
            await Eventually.TrueAsync(() => ahead.Sweeps == 1);
            ahead.Logs.Lines.ShouldContain(line => line.Contains("the clock is more than two days ahead", StringComparison.Ordinal));
        }

        var after = await app.RowsAsync();

        // Signing in clears the failed attempts before it.
        foreach (var (table, rows) in before.Where(entry => entry.Key != "password_attempts"))
        {
            after[table].ShouldBeGreaterThanOrEqualTo(rows, table);
        }

        (await ann.UndoAsync()).ShouldNotBeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_clock_that_jumps_while_the_process_runs_removes_nothing(Database database)
    {
        var clock = new WallClock();
        await using var app = await BackendApp.StartAsync(database, services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var ann = await RetentionTests.LiveAsync(app);
        var runs = await app.CountAsync("runs");

        clock.Shift += TimeSpan.FromDays(730);
        await ann.ReturnAsync();
        await ann.AddAsync("Written two years too early");
        await Eventually.TrueAsync(() => app.Sweeps == 2);

        (await app.CountAsync("runs")).ShouldBe(runs);
        await RetentionTests.ShouldHoldAsync(app, RetentionTests.Everything);
    }

    /// <summary>A clock on the wall, which somebody can set while time goes on as it does.</summary>
    private sealed class WallClock : TimeProvider
    {
        public TimeSpan Shift { get; set; } = BackendApp.Start - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
    }
}
