using Microsoft.Extensions.Options;

namespace TodoChatbot.Frontend.Accounts.Sessions;

/// <summary>Says in the log that sessions may travel unprotected.</summary>
internal sealed partial class PlainHttpWarning(IOptions<SessionOptions> options, ILogger<PlainHttpWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.AllowPlainHttp)
        {
            PlainHttpAllowed();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "Session:AllowPlainHttp is on: whoever can listen between a browser and this process can take over its session. Put HTTPS in front and turn it off")]
    private partial void PlainHttpAllowed();
}
