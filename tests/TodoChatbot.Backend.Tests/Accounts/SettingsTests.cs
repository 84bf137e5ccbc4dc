using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Tests.Accounts;

public sealed class SettingsTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task A_patch_changes_what_it_names_and_nothing_else(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann", "Europe/Berlin", "de-DE");

        var changed = await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"time_zone": "America/New_York"}""");

        changed.ShouldBe(ann.Session.User with { TimeZone = "America/New_York" });
        (await ann.Client.GetAsync<UserItem>("/api/users/me")).ShouldBe(changed);
    }

    [Theory, EveryDatabase]
    public async Task Part_of_the_hours_can_be_changed(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var changed = await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"hours": {"evening": "18:30"}, "week_start": "monday"}""");

        changed.Hours.ShouldBe(ann.Session.User.Hours with { Evening = new TimeOnly(18, 30) });
        changed.WeekStart.ShouldBe(DayOfWeek.Monday);
    }

    [Theory, EveryDatabase]
    public async Task Changed_hours_change_what_words_mean(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"hours": {"evening": "20:15"}}""");

        var task = await ann.QuickAddAsync("call mom tomorrow evening");

        task.Due.ShouldNotBeNull().Time.ShouldBe(new TimeOnly(20, 15));
    }

    [Theory, EveryDatabase]
    public async Task Adding_without_asking_is_off_until_it_is_switched_on(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var asked = await ann.SayAsync("milk");
        await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"add_without_asking": true}""");
        var added = await ann.SayAsync("bread");

        ann.Session.User.AddWithoutAsking.ShouldBeFalse();
        asked.Response.ShouldStartWith("Add “Milk” as a task?");
        added.Response.ShouldStartWith("Added task 1 “Bread”");
        (await ann.Client.GetAsync<UserItem>("/api/users/me")).AddWithoutAsking.ShouldBeTrue();
    }

    [Theory, EveryDatabase]
    public async Task A_name_is_trimmed(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        (await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"display_name": "  Ann Lee "}""")).DisplayName.ShouldBe("Ann Lee");
    }

    [Theory]
    [InlineData("""{"time_zone": "Mars/Olympus"}""", "time_zone", "Mars/Olympus")]
    [InlineData("""{"locale": "xx-nonsense"}""", "locale", "xx-nonsense")]
    [InlineData("""{"hours": {"morning": "13:00"}}""", "hours", "follow each other")]
    [InlineData("""{"hours": {"morning": "9 o'clock"}}""", "hours.morning", "HH:mm")]
    [InlineData("""{"week_start": "someday"}""", "week_start", "monday")]
    [InlineData("""{"display_name": "   "}""", "display_name", "")]
    [InlineData("""{"display_name": null}""", "display_name", "")]
    [InlineData("""{"display_name": 7}""", "display_name", "")]
    [InlineData("""{"display_name": "a\u0000b"}""", "display_name", "U+0000")]
    [InlineData("""{"week_start": null}""", "week_start", "emptied")]
    [InlineData("""{"add_without_asking": null}""", "add_without_asking", "emptied")]
    [InlineData("""{"add_without_asking": "yes"}""", "add_without_asking", "")]
    [InlineData("""{"hours": {"noon": null}}""", "hours.noon", "emptied")]
    [InlineData("""{"hours": null}""", "hours", "")]
    [InlineData("""{"email": "other@example.com"}""", "email", "")]
    [InlineData("""{"time_zone": null}""", "time_zone", "")]
    public async Task A_wrong_value_is_refused_by_field_and_nothing_is_changed(string patch, string field, string hint)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Patch, "/api/users/me", patch);

        problem.GetProperty("errors").GetProperty(field)[0].GetString().ShouldNotBeNull().ShouldContain(hint);
        (await ann.Client.GetAsync<UserItem>("/api/users/me")).ShouldBe(ann.Session.User);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("""{"display_name": "Ann", "display_name": "Bob"}""")]
    [InlineData("""{"display_name": "half a sign: \ud800"}""")]
    public async Task A_body_that_is_no_object_is_refused(string body)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Patch, "/api/users/me", body);
    }
}
