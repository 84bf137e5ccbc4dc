using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using TodoChatbot.Testing;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>A home server without a certificate: browsers keep some of what they can do from such pages.</summary>
public sealed class PlainHttpTests(Stage stage)
{
    [Fact]
    public async Task At_an_address_of_the_network_answers_stream_and_a_token_is_copied()
    {
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? string.Empty);
        await using var site = await Site.StartAsync(
            new SiteOptions { FrontendProgram = Stage.PublishedFrontend, Frontend = new Dictionary<string, string?> { ["Session__AllowPlainHttp"] = "true" } },
            TestContext.Current.CancellationToken);
        await using var ann = await stage.OpenAsync(site, address: new UriBuilder(site.Address) { Host = Chromium.NetworkName }.Uri);
        await ann.SignUpAsync();
        (await ann.Page.EvaluateAsync<bool>("isSecureContext")).ShouldBeFalse();

        await ann.SayAsync("Add a task to buy groceries");
        await ann.SayAsync("Add a task to buy bread");
        await Expect(ann.Tasks).ToHaveCountAsync(2);
        await Expect(ann.Messages).ToHaveCountAsync(4);

        await ann.Page.GotoAsync("/settings/tokens");
        await ann.Field("What is it for?").FillAsync("My laptop");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Make a token" }).ClickAsync();
        var token = await ann.Page.Locator("#token").InnerTextAsync();
        await ann.Page.EvaluateAsync("document.addEventListener('copy', () => { window.copied = getSelection().toString(); })");
        await ann.Page.Locator("[data-copy=token]").ClickAsync();
        await Expect(ann.Page.Locator("[data-copied]")).ToHaveCountAsync(1);
        (await ann.Page.EvaluateAsync<string>("copied")).Trim().ShouldBe(token.Trim());
    }
}
