using System.Net;
using Microsoft.Extensions.Options;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>Everything that protects cookies and forms comes from one secret.</summary>
public sealed class KeyRingTests
{
    private const string OtherSecret = "another-secret-of-enough-different-bytes-987";

    [Fact]
    public async Task A_form_rendered_by_one_frontend_is_taken_by_another()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var one = FrontendApp.StartFor(backend);
        await using var two = FrontendApp.StartFor(backend);
        using var atOne = one.OpenBrowser();
        var form = await atOne.ReadAsync("/sign-in");

        using var atTwo = atOne.MoveTo(two);
        using var answer = await atTwo.SubmitAsync(form, "/sign-in", ("Form.Email", "ann@example.com"), ("Form.Password", "a password"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await atTwo.ReadAsync("/")).ShouldContain("Ann");
    }

    [Fact]
    public async Task A_restart_signs_nobody_out()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var before = FrontendApp.StartFor(backend);
        using var browser = await before.SignInAsync();
        await before.DisposeAsync();

        await using var after = FrontendApp.StartFor(backend);
        using var later = browser.MoveTo(after);

        (await later.ReadAsync("/")).ShouldContain("Ann");
    }

    [Fact]
    public async Task A_secret_that_is_being_replaced_still_holds()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var before = FrontendApp.StartFor(backend);
        using var browser = await before.SignInAsync();

        await using var during = FrontendApp.StartFor(backend, ("DATA_PROTECTION_KEY", $"{OtherSecret},{FrontendApp.Secret}"));
        using var later = browser.MoveTo(during);

        (await later.ReadAsync("/")).ShouldContain("Ann");
    }

    [Fact]
    public async Task The_first_of_several_secrets_protects()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var during = FrontendApp.StartFor(backend, ("DATA_PROTECTION_KEY", $"{OtherSecret},{FrontendApp.Secret}"));
        using var browser = await during.SignInAsync();

        await using var after = FrontendApp.StartFor(backend, ("DATA_PROTECTION_KEY", OtherSecret));
        using var later = browser.MoveTo(after);

        (await later.ReadAsync("/")).ShouldContain("Ann");
    }

    [Fact]
    public async Task A_cookie_of_another_secret_is_no_session()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var one = FrontendApp.StartFor(backend);
        using var browser = await one.SignInAsync();

        await using var other = FrontendApp.StartFor(backend, ("DATA_PROTECTION_KEY", OtherSecret));
        using var answer = await browser.MoveTo(other).GetAsync("/");

        answer.Headers.Location?.ToString().ShouldStartWith("/sign-in?");
    }

    [Theory]
    [InlineData(null, "DATA_PROTECTION_KEY is not set.")]
    [InlineData("short", "DATA_PROTECTION_KEY is too weak")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "DATA_PROTECTION_KEY is too weak")]
    [InlineData(FrontendApp.Secret + ",short", "DATA_PROTECTION_KEY is too weak")]
    public void Without_a_good_secret_there_is_no_start(string? secret, string sentence)
    {
        var start = () => FrontendApp.StartAt("http://127.0.0.1:1", ("DATA_PROTECTION_KEY", secret));

        var failure = start.ShouldThrow<OptionsValidationException>();
        failure.Message.ShouldContain(sentence);
        failure.Message.ShouldContain("openssl rand -base64 48");
    }
}
