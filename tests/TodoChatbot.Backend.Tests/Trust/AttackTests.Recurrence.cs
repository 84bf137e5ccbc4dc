using System.Net;
using TodoChatbot.Backend.Tasks;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Trust;

/// <content>Occurrences that were completed twice, and rules that cost seconds or could not be evaluated.</content>
public sealed partial class AttackTests
{
    [Theory, EveryDatabase]
    public async Task Ten_completions_of_one_occurrence_at_once_complete_it_once(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Water plants", new Due(new DateOnly(2026, 11, 23)), new Recurrence("FREQ=DAILY"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            ann.Client.PatchAsync<TaskItem>("/api/tasks/1/complete", new CompleteTask(true, "2026-11-23"))));

        answers.Count(answer => answer.ChangeSet is not null).ShouldBe(1);
        answers.ShouldAllBe(answer => answer.Due!.Date == new DateOnly(2026, 11, 24));
        (await ann.ListAsync("?status=done")).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;BYMONTH=2;BYSETPOS=300")]
    [InlineData("FREQ=DAILY;UNTIL=20200101")]
    public async Task A_rule_that_never_happens_is_refused(string rule)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks",
            new TaskFields("x", Due: new Due(new DateOnly(2026, 11, 24), new TimeOnly(9, 0)), Recurrence: new Recurrence(rule)));

        problem.GetProperty("errors").GetProperty("recurrence.rule")[0].GetString().ShouldNotBeNull().ShouldContain("never happens");
    }

    [Theory]
    [InlineData("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=MINUTELY;INTERVAL=2;BYMINUTE=1")]
    public void The_search_for_an_occurrence_that_never_comes_is_bounded(string rule)
    {
        var recurrence = new StoredRecurrence(rule, "2026-11-24T09:00", [], AfterCompletion: false);
        Occurrences.First(recurrence);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Occurrences.First(recurrence).ShouldBeNull();

        // A search of 600,000 steps allocates gigabytes.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64L * 1024 * 1024);
    }

    [Theory]
    [InlineData("FREQ=YEARLY;INTERVAL=9999")]
    [InlineData("FREQ=DAILY;INTERVAL=2147483647")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2147483647")]
    [InlineData("FREQ=HOURLY;INTERVAL=2147483647")]
    [InlineData("FREQ=MINUTELY;INTERVAL=2147483647")]
    public async Task A_rule_with_an_endless_interval_is_refused(string rule)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks",
            new TaskFields("x", Due: new Due(new DateOnly(1900, 1, 1), TimeOnly.MinValue), Recurrence: new Recurrence(rule)));

        problem.GetProperty("errors").GetProperty("recurrence.rule")[0].GetString().ShouldNotBeNull().ShouldContain("longer than 100 years");
    }

    [Theory, EveryDatabase]
    public async Task A_stored_rule_that_cannot_be_evaluated_ends_with_its_completion(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        string[] rules = ["FREQ=YEARLY;INTERVAL=9999", "FREQ=DAILY;INTERVAL=2147483647", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30"];
        foreach (var rule in rules)
        {
            var task = await ann.AddAsync("From before", new Due(new DateOnly(1900, 1, 1), TimeOnly.MinValue), new Recurrence("FREQ=DAILY"));
            await app.SqlAsync(
                $"UPDATE tasks SET recurrence = replace(recurrence, 'FREQ=DAILY', '{rule}') WHERE number = {task.Number}");

            var done = await ann.CompleteAsync(task.Number);

            done.Completed.ShouldBeTrue(rule);
        }
    }
}
