using System.Collections.Concurrent;
using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using TodoChatbot.Testing;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>The API reference, which is made by a package and not by this page. What the browser refuses to load it writes into its console.</summary>
public sealed class ReferenceTests(Stage stage)
{
    [Theory]
    [InlineData("")]
    [InlineData("/todo")]
    public async Task The_API_reference_shows_and_tries_operations_without_asking_another_host(string path)
    {
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? string.Empty);
        await using var site = await Site.StartAsync(
            new SiteOptions { FrontendProgram = Stage.PublishedFrontend, Frontend = new Dictionary<string, string?> { ["PathBase"] = path } }, TestContext.Current.CancellationToken);
        await using var ann = await stage.OpenAsync(site, address: new Uri(site.Address, $"{path}/"));
        var asked = new ConcurrentQueue<Uri>();
        ann.Context.Request += (_, request) => asked.Enqueue(new Uri(request.Url));

        await ann.SignUpAsync();
        await ann.Page.GotoAsync("settings/tokens");
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Read the API reference" }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Open Group - Tasks" }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Find tasks" }).First.ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Find tasks" }).First).ToBeVisibleAsync();
        await Expect(ann.Page.GetByText("/api/tasks/groups", new() { Exact = true }).First).ToBeVisibleAsync();

        // The browser sends the session along, as it does for the page.
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Test Request (get /api/tasks)" }).ClickAsync();
        var answer = await ann.Page.RunAndWaitForResponseAsync(
            () => ann.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).First.ClickAsync(), response => new Uri(response.Url).AbsolutePath == $"{path}/api/tasks");

        answer.Status.ShouldBe(200);
        asked.Where(address => address.Scheme is "http" or "https").Select(address => address.Authority).Distinct().ShouldBe([site.Address.Authority]);
        asked.Select(address => address.AbsolutePath).ShouldContain($"{path}/openapi/v1.json");
    }
}
