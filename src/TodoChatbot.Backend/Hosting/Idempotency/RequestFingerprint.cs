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

    /// <summary>Hashes path, query and body, and rewinds the body for the endpoint.</summary>
    public static async Task<byte[]> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n"));
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
