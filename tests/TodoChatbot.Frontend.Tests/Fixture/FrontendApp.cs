using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace TodoChatbot.Frontend.Tests.Fixture;

/// <summary>The real frontend on a real port, in front of a scripted backend.</summary>
public sealed class FrontendApp : WebApplicationFactory<Program>
{
    /// <summary>Monday, 23 November 2026, 09:00 in UTC.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public const string Secret = "correct-horse-battery-staple-0123456789";

    /// <summary>A header of tests alone: the address that a request seems to come from.</summary>
    public const string SenderHeader = "Test-Sender";

    private readonly Dictionary<string, string?> _settings;

    private FrontendApp(Dictionary<string, string?> settings) => _settings = settings;

    /// <summary>The time of this frontend; it stands still until a test moves it.</summary>
    public TestClock Clock { get; } = new(Start);

    public LogRecorder Logs { get; } = new();

    public Uri Address => new(Addresses.First());

    public IReadOnlyCollection<string> Addresses =>
        [.. Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    public static FrontendApp StartFor(ScriptedBackend backend, params (string Key, string? Value)[] settings) =>
        StartAt(backend.Address, settings);

    /// <param name="backend">The backend's address.</param>
    /// <param name="settings">Configuration beside the defaults of the tests; null takes a default away.</param>
    public static FrontendApp StartAt(string backend, params (string Key, string? Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Backend:Address"] = backend,
            ["Management:Port"] = "0",
            ["DATA_PROTECTION_KEY"] = Secret,
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var app = new FrontendApp(all);
        app.UseKestrel();
        app.StartServer();
        return app;
    }

    /// <summary>A browser of somebody who has never been here.</summary>
    /// <param name="address">The address that it shows, where it is not the real one.</param>
    public Browser OpenBrowser(string? address = null) => new(Address, address is null ? Address : new Uri(address));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureServices(services =>
        {
            services.AddSingleton<IStartupFilter, SenderFilter>();
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddLogging(logging => logging.ClearProviders().AddProvider(Logs));
        });
    }

    private sealed class SenderFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, continueAsync) =>
            {
                if (IPAddress.TryParse(context.Request.Headers[SenderHeader], out var sender))
                {
                    context.Connection.RemoteIpAddress = sender;
                }

                return continueAsync(context);
            });
            next(app);
        };
    }
}
