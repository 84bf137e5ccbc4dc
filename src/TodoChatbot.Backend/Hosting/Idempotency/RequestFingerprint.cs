using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting.Idempotency;

/// <summary>Tells whether two requests are the same.</summary>
internal static class RequestFingerprint
{
    /// <summary>Hashes a request by its contract.</summary>
    public static byte[] Of<T>(T request) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, Wire.Json));

    /// <summary>Hashes path, query and, unless it holds a secret, the body, which is rewound for the endpoint.</summary>
    public static async Task<byte[]> OfAsync(HttpRequest request, bool withBody, CancellationToken cancellationToken)
    {
        // In memory: the file system is read-only in a cluster.
        request.EnableBuffering(bufferThreshold: Limits.BodyBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n"));
        var buffer = new byte[8192];
        int read;
        while (withBody && (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
