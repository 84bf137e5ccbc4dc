using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace TodoChatbot.Testing;

/// <summary>The nginx of this machine with one server, on a port of its own.</summary>
public sealed partial class Nginx : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("todo-nginx-");
    private TestProcess? _process;

    private Nginx()
    {
    }

    /// <summary>Why there can be none; null when there can.</summary>
    public static string? WhyNot { get; } = Find() is null ? "nginx is not installed: apt-get install -y nginx" : null;

    public int Port { get; } = FreePort.Find();

    /// <param name="server">The <c>server</c> block, as it would lie in <c>conf.d</c>. Its port, its certificate and the frontend's address are replaced.</param>
    /// <param name="frontend">Where requests go.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<Nginx> StartAsync(string server, Uri frontend, CancellationToken cancellationToken)
    {
        var nginx = new Nginx();
        nginx.WriteCertificate();
        var configuration = nginx.At("nginx.conf");
        await File.WriteAllTextAsync(configuration, nginx.Configuration(server, frontend), cancellationToken);
        nginx._process = TestProcess.StartProgram(Find()!, "-p", nginx._folder.FullName, "-c", configuration, "-e", "stderr");
        await nginx._process.WaitUntilItListensAsync(nginx.Port, cancellationToken);
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.StopAsync();
            await _process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private string Configuration(string server, Uri frontend) =>
        $$"""
        daemon off;
        master_process off;
        pid {{At("nginx.pid")}};
        events {}
        http {
            access_log off;
            client_body_temp_path {{At("body")}};
            proxy_temp_path {{At("proxy")}};
            fastcgi_temp_path {{At("fastcgi")}};
            uwsgi_temp_path {{At("uwsgi")}};
            scgi_temp_path {{At("scgi")}};
            {{Certificate().Replace(
                Listen().Replace(
                    server.Replace("http://127.0.0.1:3000", frontend.ToString().TrimEnd('/'), StringComparison.Ordinal),
                    string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{Port}")),
                $"$1 {At("site")}.$2")}}
        }
        """;

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=todo.example.org", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        File.WriteAllText(At("site.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(At("site.key"), key.ExportPkcs8PrivateKeyPem());
    }

    private string At(string file) => Path.Combine(_folder.FullName, file);

    private static string? Find() => Places.FirstOrDefault(File.Exists);

    [GeneratedRegex("listen [0-9]+")]
    private static partial Regex Listen();

    [GeneratedRegex(@"(ssl_certificate|ssl_certificate_key) +\S+\.(crt|key)")]
    private static partial Regex Certificate();
}
