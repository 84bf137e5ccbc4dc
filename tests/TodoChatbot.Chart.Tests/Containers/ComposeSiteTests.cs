using System.Net;
using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests.Containers;

/// <summary>The compose file of a home server, run: each service as a container with every field applied that Docker would apply.</summary>
[Collection(nameof(ContainerTurn))]
public sealed class ComposeSiteTests
{
    private const string Network = "todo-compose-tests";
    private const string Prefix = "10.89.214";
    private const string Password = "violet tractor lantern seven";

    private static readonly string[] Applied =
    [
        "image", "command", "environment", "secrets", "read_only", "tmpfs", "cap_drop", "security_opt", "mem_limit", "ports",

        // The order of starts, which is followed below; what comes after the end; and networks, of which there is one here.
        "depends_on", "restart", "stop_grace_period", "networks",
    ];

    [Fact]
    public async Task The_schema_is_made_and_the_site_is_used_over_plain_http()
    {
        await Images.GetAsync("backend");
        await Images.GetAsync("frontend");
        await using var postgres = await TlsPostgres.StartAsync(Password, takesPlain: true);
        var secrets = Directory.CreateTempSubdirectory("todo-compose-");
        await Podman.TryAsync("network", "rm", "--force", Network);
        await Podman.RunAsync("network", "create", "--disable-dns", "--subnet", $"{Prefix}.0/24", "--gateway", $"{Prefix}.1", Network);
        try
        {
            // As docs/deployment/home-server.md makes them: the folder is its owner's alone, the files are readable.
            await WriteAsync("DATABASE_URL", $"postgresql://{TlsPostgres.User}:{Password}@postgres:5432/{TlsPostgres.User}?sslmode=disable");
            await WriteAsync("JWT_SECRET", "a-signing-key-of-the-tests-0123456789-0123456789\n");
            await WriteAsync("DATA_PROTECTION_KEY", "a-key-ring-of-the-tests-0123456789-0123456789\n");
            await using var door = new ClusterService(new IPEndPoint(IPAddress.Parse($"{Prefix}.1"), 5432), () => [new IPEndPoint(IPAddress.Loopback, postgres.Port)]);

            var migration = await Podman.TryAsync(Arguments("migrate", 10, "run"));
            await Podman.RunAsync(Arguments("backend", 11, "run", "--detach"));
            await Podman.RunAsync(Arguments("frontend", 12, "run", "--detach"));
            var page = await WaitForAsync(new Uri($"http://{Prefix}.12:3000/sign-up"));
            var smoke = await Podman.TryAsync(
            [
                "run", "--rm", "--network", Network, .. Podman.Ulimits, "--read-only", "--tmpfs", "/tmp", $"localhost/todo-backend:{Images.Tag}", "smoke", $"http://{Prefix}.12:3000",
            ]);

            migration.IsSuccess.ShouldBeTrue(migration.Output + migration.Error);
            smoke.IsSuccess.ShouldBeTrue($"{smoke.Output}{smoke.Error}{(await Podman.TryAsync("logs", Name("backend"))).Output}{(await Podman.TryAsync("logs", Name("frontend"))).Output}");
            page.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => !cookie.Contains("secure", StringComparison.OrdinalIgnoreCase), "a cookie that a browser would not send back over plain HTTP");
        }
        finally
        {
            await Podman.TryAsync("rm", "--force", "--time", "0", Name("migrate"), Name("backend"), Name("frontend"));
            await Podman.TryAsync("network", "rm", "--force", Network);
            secrets.Delete(recursive: true);
        }

        async Task WriteAsync(string name, string value)
        {
            var file = Path.Combine(secrets.FullName, name);
            await File.WriteAllTextAsync(file, value, TestContext.Current.CancellationToken);
            await new Tool("chmod").RunAsync(["0644", file], CancellationToken.None);
        }

        string[] Arguments(string name, int address, params string[] verb)
        {
            var service = ComposeFile.Service(name);
            service.Select(field => field.Key).Except(Applied).ShouldBeEmpty("a field that is not applied here");
            var image = service["image"]!.GetValue<string>();
            return
            [
                .. verb, "--name", Name(name), "--pull", "never", "--network", Network, "--ip", $"{Prefix}.{address}", .. Podman.Ulimits,
                "--add-host", $"postgres:{Prefix}.1", "--add-host", $"backend:{Prefix}.11",
                .. service["environment"]!.AsObject().SelectMany(variable => new[] { "--env", $"{variable.Key}={variable.Value}" }),
                .. ComposeFile.Texts(service["secrets"]).SelectMany(secret => new[] { "--volume", $"{Path.Combine(secrets.FullName, secret)}:/run/secrets/{secret}:ro" }),
                $"--read-only={service["read_only"]}", "--read-only-tmpfs=false",
                .. ComposeFile.Texts(service["tmpfs"]).SelectMany(folder => new[] { "--tmpfs", folder }),
                .. ComposeFile.Texts(service["cap_drop"]).SelectMany(capability => new[] { "--cap-drop", capability }),
                .. ComposeFile.Texts(service["security_opt"]).SelectMany(option => new[] { "--security-opt", option.Replace(":true", "", StringComparison.Ordinal) }),
                .. service["mem_limit"] is { } limit ? new[] { "--memory", limit.GetValue<string>() } : [],
                $"localhost/{image.Split('/')[^1].Split(':')[0]}:{Images.Tag}", .. ComposeFile.Texts(service["command"]),
            ];
        }
    }

    private static string Name(string service) => $"todo-compose-{service}";

    private static async Task<HttpResponseMessage> WaitForAsync(Uri address)
    {
        using var http = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await http.GetAsync(address, TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException) when (attempt < 300)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }
}
