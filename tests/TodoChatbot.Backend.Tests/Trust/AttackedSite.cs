using TodoChatbot.Frontend.Tests.Fixture;
using TodoChatbot.Testing;

namespace TodoChatbot.Backend.Tests.Trust;

/// <summary>A backend and a frontend as processes, started when the first attack on the page needs them.</summary>
public sealed class AttackedSite : IAsyncLifetime
{
    // A busy machine must not look like a backend that hangs.
    private static readonly SiteOptions Options = new() { Frontend = new Dictionary<string, string?> { ["Backend__AnswerSeconds"] = "60" } };

    private readonly Lazy<Task<Site>> _site = new(() => Site.StartAsync(Options, CancellationToken.None));

    public async Task<Uri> AddressAsync() => (await _site.Value).Address;

    /// <summary>Opens a browser of somebody who has never been here.</summary>
    /// <param name="host">The host that the browser believes to talk to; null for the real one.</param>
    internal async Task<Browser> OpenAsync(string? host = null)
    {
        var address = await AddressAsync();
        return new Browser(address, host is null ? address : new Uri($"http://{host}"));
    }

    /// <summary>Opens a browser and creates an account in it.</summary>
    internal async Task<Browser> SignUpAsync()
    {
        var browser = await OpenAsync();
        using var answer = await browser.SubmitAsync(
            await browser.ReadAsync("/sign-up"), "/sign-up", ("Form.Email", $"ann.{Guid.CreateVersion7():n}@example.com"), ("Form.Password", Fixture.Person.Password));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        return browser;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_site.IsValueCreated)
        {
            await (await _site.Value).DisposeAsync();
        }
    }
}
