using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

/// <summary>Every sentence writes dates and times in the order and by the clock of the user's locale; fields stay ISO 8601.</summary>
public sealed class DateStyleTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory]
    [InlineData("en-US", "Tue, Dec 1, 2026", "5:00 PM", "every year on December 1 at 5:00 PM until Dec 1, 2030")]
    [InlineData("en-CA", "Tue, Dec 1, 2026", "5:00 PM", "every year on December 1 at 5:00 PM until Dec 1, 2030")]
    [InlineData("en-GB", "Tue 1 Dec 2026", "17:00", "every year on 1 December at 17:00 until 1 Dec 2030")]
    [InlineData("de-DE", "Tue 1 Dec 2026", "17:00", "every year on 1 December at 17:00 until 1 Dec 2030")]
    [InlineData("en-AU", "Tue 1 Dec 2026", "5:00 PM", "every year on 1 December at 5:00 PM until 1 Dec 2030")]
    [InlineData("sv-SE", "Tue 2026-12-01", "17:00", "every year on December 1 at 17:00 until 2030-12-01")]
    [InlineData("ko-KR", "Tue 2026-12-01", "5:00 PM", "every year on December 1 at 5:00 PM until 2030-12-01")]
    [InlineData("es-ES", "mar 1 dic 2026", "17:00", "cada año el 1 de diciembre a las 17:00 hasta el 1 dic 2030")]
    public async Task Lists_history_chat_answers_tools_and_previews_follow_the_locale(string locale, string day, string time, string repeats)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann", locale: locale);
        await using var mcp = await ann.McpAsync();
        var due = $"{day} {(locale == "es-ES" ? "a las" : "at")} {time}";

        await ann.SayAsync("add dentist 2026-12-02 09:00");
        var said = (await ann.SayAsync("move task 1 to 2026-12-01 17:00")).Response;
        var yearly = await ann.AddAsync("Party", new Due(new DateOnly(2026, 12, 1), new TimeOnly(17, 0)), new Recurrence("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1;UNTIL=20301201"));
        var listed = (await ann.ListAsync()).Single(task => task.Title == "Dentist");
        var history = (await ann.Client.GetAsync<Page<ActivityItem>>("/api/activity")).Items.SelectMany(change => change.Changes).ToList();
        var tool = await mcp.CallAsync("list_tasks", new() { ["due_from"] = "2026-12-01", ["due_to"] = "2026-12-01" });
        var preview = (await ann.SayAsync("delete all tasks")).Response;

        said.ShouldBe($"Changed task 1 “Dentist”, due {due}.");
        (listed.Due?.Text, listed.Due?.Date, listed.Due?.Time).ShouldBe((due, new DateOnly(2026, 12, 1), new TimeOnly(17, 0)));
        yearly.Recurrence?.Text.ShouldBe(repeats);
        history.ShouldContain(field => field.Field == "due_date" && field.After == day);
        history.ShouldContain(field => field.Field == "due_time" && field.After == time);
        tool.ShouldStartWith($"There are 2 tasks due {day} (Etc/UTC):\n1. Dentist — {due}");
        preview.ShouldContain(due);
    }
}
