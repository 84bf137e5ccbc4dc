using System.Net;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary><em>Test my model</em> in the settings.</summary>
public sealed class ModelSettingTests
{
    [Fact]
    public async Task The_button_shows_the_problem_its_value_and_what_to_do()
    {
        await using var backend = await ScriptedBackend.StartAsync();
        backend.WithAnn().On("GET /api/users/me", BackendScripts.Ann).On(
            "POST /api/chat/model-test", new ModelTest(false, "The provider refuses the key.", "OPENAI_API_KEY (HTTP 401: <b>no</b>)", "Set OPENAI_API_KEY to a valid key."));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var page = await browser.ReadAsync("/settings");

        using var response = await browser.SubmitAsync(page[page.IndexOf("id=\"model-test\"", StringComparison.Ordinal)..], "/settings");

        var tested = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        tested.ShouldContain("The provider refuses the key.");
        tested.ShouldContain("<code>OPENAI_API_KEY (HTTP 401: <b>no</b>)</code>");
        tested.ShouldContain("Set OPENAI_API_KEY to a valid key.");
        backend.Count("POST /api/chat/model-test").ShouldBe(1);
    }
}
