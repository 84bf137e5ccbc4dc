using System.Net;
using Microsoft.Extensions.Options;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>Everything that protects cookies and forms comes from one secret.</summary>
public sealed class KeyRingTests
{
    private const string OtherSecret = "another-secret-of-enough-different-bytes-987";

    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_form_rendered_by_one_frontend_is_taken_by_another()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var one = FrontendApp.StartFor(backend);
        await using var two = FrontendApp.StartFor(backend);
        using var atOne = one.OpenBrowser();
        var form = await atOne.ReadAsync("/sign-in");

        using var atTwo = atOne.CarryTo(two.OpenBrowser());
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
        using var later = browser.CarryTo(after.OpenBrowser());

        (await later.ReadAsync("/")).ShouldContain("Ann");
    }

    [Fact]
    public async Task A_secret_that_is_being_replaced_still_holds()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var before = FrontendApp.StartFor(backend);
        using var browser = await before.SignInAsync();

        await using var during = FrontendApp.StartFor(backend, ("DATA_PROTECTION_KEY", $"{OtherSecret},{FrontendApp.Secret}"));
        using var later = browser.CarryTo(during.OpenBrowser());

        (await later.ReadAsync("/")).ShouldContain("Ann");
    }

    [Theory]
    [InlineData(OtherSecret + "," + FrontendApp.Secret, null)]
    [InlineData(OtherSecret, FrontendApp.Secret)]
    public async Task The_new_secret_protects_once_every_frontend_has_had_the_time_to_receive_it(string secrets, string? previous)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var during = FrontendApp.StartFor(backend, ("DATA_PROTECTION_KEY", secrets), ("DATA_PROTECTION_KEY_PREVIOUS", previous));
        during.Clock.Advance(Delay);
        using var browser = await during.SignInAsync();

        await using var after = FrontendApp.StartFor(backend, ("DATA_PROTECTION_KEY", OtherSecret));
        using var later = browser.CarryTo(after.OpenBrowser());

        (await later.ReadAsync("/")).ShouldContain("Ann");
    }

    [Fact]
    public async Task A_frontend_that_starts_during_a_rotation_protects_with_the_previous_secret_at_first()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var before = FrontendApp.StartFor(backend);
        await using var started = FrontendApp.StartFor(
            backend, ("DATA_PROTECTION_KEY", OtherSecret), ("DATA_PROTECTION_KEY_PREVIOUS", FrontendApp.Secret));

        using var atStarted = await started.SignInAsync();
        using var atBefore = await before.SignInAsync();

        (await atStarted.CarryTo(before.OpenBrowser()).ReadAsync("/")).ShouldContain("Ann");
        (await atBefore.CarryTo(started.OpenBrowser()).ReadAsync("/")).ShouldContain("Ann");
    }

    [Fact]
    public async Task While_a_new_secret_reaches_one_frontend_after_the_other_each_reads_the_cookies_of_both()
    {
        using var secretsOfOne = new SecretsFolder();
        using var secretsOfTwo = new SecretsFolder();
        secretsOfOne.Write("DATA_PROTECTION_KEY", FrontendApp.Secret);
        secretsOfTwo.Write("DATA_PROTECTION_KEY", FrontendApp.Secret);
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var one = FrontendApp.StartFor(backend, ("DATA_PROTECTION_KEY", null), ("SECRETS_DIRECTORY", secretsOfOne.Path));
        await using var two = FrontendApp.StartFor(backend, ("DATA_PROTECTION_KEY", null), ("SECRETS_DIRECTORY", secretsOfTwo.Path));
        await using var later = FrontendApp.StartFor(backend, ("DATA_PROTECTION_KEY", OtherSecret));
        using var withNewSecret = await later.SignInAsync();

        Rotate(secretsOfOne);
        await ReadsAsync(one, withNewSecret);
        await ShouldReadAsync(two, await one.SignInAsync());
        await ShouldReadAsync(one, await two.SignInAsync());

        Rotate(secretsOfTwo);
        await ReadsAsync(two, withNewSecret);
        one.Clock.Advance(Delay);
        using var atOne = await one.SignInAsync();
        using var atTwo = await two.SignInAsync();
        await ShouldReadAsync(later, atOne);
        await ShouldReadAsync(two, atOne);
        await ShouldReadAsync(one, atTwo);
        (await atTwo.CarryTo(later.OpenBrowser()).GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "the second frontend still uses the previous secret");
    }

    [Fact]
    public async Task A_cookie_of_another_secret_is_no_session()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var one = FrontendApp.StartFor(backend);
        using var browser = await one.SignInAsync();

        await using var other = FrontendApp.StartFor(backend, ("DATA_PROTECTION_KEY", OtherSecret));
        using var answer = await browser.CarryTo(other.OpenBrowser()).GetAsync("/");

        answer.Headers.Location?.ToString().ShouldStartWith("/sign-in?");
    }

    [Theory]
    [InlineData(null, "DATA_PROTECTION_KEY is not set.")]
    [InlineData("short", "DATA_PROTECTION_KEY is too weak")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "DATA_PROTECTION_KEY is too weak")]
    [InlineData(FrontendApp.Secret + ",short", "DATA_PROTECTION_KEY is too weak")]
    [InlineData(",", "DATA_PROTECTION_KEY is not set.")]
    public void Without_a_good_secret_there_is_no_start(string? secret, string sentence)
    {
        var start = () => FrontendApp.StartAt("http://127.0.0.1:1", ("DATA_PROTECTION_KEY", secret));

        var failure = start.ShouldThrow<OptionsValidationException>();
        failure.Message.ShouldContain(sentence);
        failure.Message.ShouldContain("openssl rand -base64 48");
    }

    [Fact]
    public void A_weak_secret_from_before_is_refused_too()
    {
        var start = () => FrontendApp.StartAt("http://127.0.0.1:1", ("DATA_PROTECTION_KEY_PREVIOUS", "short"));

        start.ShouldThrow<OptionsValidationException>().Message.ShouldContain("DATA_PROTECTION_KEY_PREVIOUS");
    }

    private static void Rotate(SecretsFolder secrets)
    {
        secrets.Write("DATA_PROTECTION_KEY_PREVIOUS", FrontendApp.Secret);
        secrets.Write("DATA_PROTECTION_KEY", OtherSecret);
    }

    // The change of a file arrives in its own time.
    private static async Task ReadsAsync(FrontendApp app, Browser browser)
    {
        await Eventually.TrueAsync(async () => (await browser.CarryTo(app.OpenBrowser()).GetAsync("/")).StatusCode == HttpStatusCode.OK);
    }

    private static async Task ShouldReadAsync(FrontendApp app, Browser browser)
    {
        using var moved = browser.CarryTo(app.OpenBrowser());
        (await moved.ReadAsync("/")).ShouldContain("Ann");
    }
}
