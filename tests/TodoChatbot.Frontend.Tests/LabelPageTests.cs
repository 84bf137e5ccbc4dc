using System.Net;
using System.Text.RegularExpressions;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>The page of projects and tags.</summary>
public sealed partial class LabelPageTests
{
    private static readonly Guid Id = Guid.Parse("01900000-0000-7000-8000-000000000007");

    [Fact]
    public async Task Archived_projects_are_listed_apart()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks().On("GET /api/projects", new Page<LabelItem>(
            [new LabelItem(Id, "Garden", "#112233", OpenTasks: 2, Archived: true), new LabelItem(Guid.CreateVersion7(), "Home", "#112233", OpenTasks: 1)]));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var html = await browser.ReadAsync("/labels");

        backend.Last("GET /api/projects").Query.ShouldBe("?include_archived=true");
        html.ShouldContain("Archived (1)");
        html.IndexOf(">Garden<", StringComparison.Ordinal).ShouldBeGreaterThan(html.IndexOf("Archived (1)", StringComparison.Ordinal));
        html.IndexOf(">Home<", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("Archived (1)", StringComparison.Ordinal));
        Regex.Count(html, "value=\"unarchive\"").ShouldBe(1);
        Regex.Count(html, "value=\"archive\"").ShouldBe(1);
    }

    [Theory]
    [InlineData("archive", false, """{"archived":true}""")]
    [InlineData("unarchive", true, """{"archived":false}""")]
    public async Task A_button_archives_a_project_or_takes_it_back(string button, bool archived, string body)
    {
        var garden = new LabelItem(Id, "Garden", "#112233", OpenTasks: 2, archived);
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .On("GET /api/projects", new Page<LabelItem>([garden])).On($"PATCH /api/projects/{Id}", garden with { Archived = !archived });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var token = Token().Match(await browser.ReadAsync("/labels")).Groups["value"].Value;

        using var answer = await browser.PostAsync(
            "/labels", ("__RequestVerificationToken", token), ("_handler", $"Project-{Id}"), ("Form.Kind", "Project"), ("Form.Id", Id.ToString()),
            ("Form.Name", "Garden"), ("Form.Colour", "#112233"), ("Form.Do", button));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        backend.Last($"PATCH /api/projects/{Id}").Body.ShouldBe(body);
    }

    [Fact]
    public async Task Saving_the_name_of_an_archived_project_leaves_it_archived()
    {
        var garden = new LabelItem(Id, "Garden", "#112233", OpenTasks: 2, Archived: true);
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .On("GET /api/projects", new Page<LabelItem>([garden])).On($"PATCH /api/projects/{Id}", garden with { Name = "Balcony" });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var token = Token().Match(await browser.ReadAsync("/labels")).Groups["value"].Value;

        using var answer = await browser.PostAsync(
            "/labels", ("__RequestVerificationToken", token), ("_handler", $"Project-{Id}"), ("Form.Kind", "Project"), ("Form.Id", Id.ToString()),
            ("Form.Name", "Balcony"), ("Form.Colour", "#112233"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        backend.Last($"PATCH /api/projects/{Id}").Body.ShouldBe("""{"name":"Balcony","colour":"#112233"}""");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"")]
    private static partial Regex Token();
}
