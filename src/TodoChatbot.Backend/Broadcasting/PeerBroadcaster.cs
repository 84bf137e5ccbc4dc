using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts.Tokens;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Broadcasting;

/// <summary>
/// Brings notices to the other backend processes by HTTP. A notice that does not arrive is lost on purpose: pages re-read on focus,
/// and a run finds its cancellation in the database.
/// </summary>
internal sealed partial class PeerBroadcaster(
    ChangeBroadcaster board, IHttpClientFactory clients, AccessTokens tokens, IOptions<PeerOptions> options, ILogger<PeerBroadcaster> logger)
    : BackgroundService
{
    public const string HttpClientName = "peers";

    private const int LargestBatch = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await board.ForPeers.WaitToReadAsync(stoppingToken))
        {
            var batch = new List<ChangeEvent>();
            while (batch.Count < LargestBatch && board.ForPeers.TryRead(out var notice))
            {
                batch.Add(notice);
            }

            var peers = await PeersAsync(stoppingToken);
            await Task.WhenAll(peers.Select(peer => BringAsync(peer, [.. batch.Distinct()], stoppingToken)));
        }
    }

    private async Task<IReadOnlyList<Uri>> PeersAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Service is not { Length: > 0 } service)
        {
            return options.Value.Addresses;
        }

        try
        {
            var addresses = await Dns.GetHostAddressesAsync(service, cancellationToken);
            return [.. addresses
                .Where(address => address.ToString() != options.Value.Self)
                .Select(address => new UriBuilder(Uri.UriSchemeHttp, address.ToString(), options.Value.Port).Uri)];
        }
        catch (SocketException exception)
        {
            ServiceUnknown(service, exception);
            return [];
        }
    }

    private async Task BringAsync(Uri peer, IReadOnlyList<ChangeEvent> notices, CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(peer, "/internal/notices"))
            {
                Content = JsonContent.Create(notices, options: Wire.Json),
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", tokens.ForPeer()) },
            };
            using var response = await client.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                PeerRefuses(peer, (int)response.StatusCode);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            PeerSilent(peer, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The peer service {Service} cannot be resolved")]
    private partial void ServiceUnknown(string service, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Peer {Peer} answers a notice with {Status}")]
    private partial void PeerRefuses(Uri peer, int status);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Peer {Peer} does not take a notice: {Reason}")]
    private partial void PeerSilent(Uri peer, string reason);
}
