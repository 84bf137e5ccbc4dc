using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Accounts;

public sealed class ExportTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task The_export_holds_everything_of_its_owner_and_nothing_of_others(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var bob = await app.SignUpAsync("bob");
        await bob.LiveAsync("Of Bob ");

        await ann.LiveAsync("Of Ann ");
        await ann.DeleteAsync(2);

        var text = await ann.Client.GetStringAsync("/api/users/me/export", TestContext.Current.CancellationToken);
        var export = JsonSerializer.Deserialize<JsonElement>(text);
        export.GetProperty("user").GetProperty("email").GetString().ShouldBe(ann.Email);
        foreach (var part in new[] { "tasks", "projects", "tags", "activity", "conversations", "tokens", "sessions", "model_usage", "deleted_tasks" })
        {
            export.GetProperty(part).GetArrayLength().ShouldBeGreaterThan(0, part);
        }

        export.GetProperty("conversations")[0].GetProperty("messages").GetArrayLength().ShouldBeGreaterThan(1);
        text.ShouldContain("Of Ann ");
        text.ShouldNotContain("Of Bob ");
        text.ShouldNotContain(bob.Id.ToString());
        text.ShouldNotContain(bob.Email);
    }

    [Theory, EveryDatabase]
    public async Task The_export_holds_no_secret(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.LiveAsync();

        var text = await ann.Client.GetStringAsync("/api/users/me/export", TestContext.Current.CancellationToken);

        text.ShouldNotContain("hash", Case.Insensitive);
        text.ShouldNotContain(ann.Session.RefreshToken);
        text.ShouldNotContain("todo_pat_");
    }

    [Theory, EveryDatabase]
    public async Task The_export_is_a_file_to_save(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        using var response = await ann.Client.TryAsync(HttpMethod.Get, "/api/users/me/export");

        response.Content.Headers.ContentDisposition.ShouldNotBeNull().FileName.ShouldBe("todo-chatbot.json");
    }
}
