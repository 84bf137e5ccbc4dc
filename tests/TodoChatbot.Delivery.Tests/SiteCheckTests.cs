using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TodoChatbot.Delivery.Tests.Fixture;

namespace TodoChatbot.Delivery.Tests;

/// <summary>The look from outside, with the real curl and openssl, at a site with real TLS.</summary>
public sealed class SiteCheckTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public SiteCheckTests()
    {
        foreach (var program in new[] { "curl", "openssl", "getent", "sleep" })
        {
            _sandbox.Real(program);
        }
    }

    [Fact]
    public async Task A_site_that_is_well_gets_a_line_for_each_thing_looked_at()
    {
        await using var site = await SiteAsync(TimeSpan.FromDays(-10), TimeSpan.FromDays(80));

        var outcome = await CheckAsync(site, "1.2.3");

        outcome.ShouldSucceed();
        outcome.Output.Trim().Split('\n').Select(line => line[..4]).ShouldBe(Enumerable.Repeat("ok  ", 5));
        outcome.Output.ShouldContain("88 % of the certificate's life is left");
    }

    [Fact]
    public async Task A_certificate_that_should_have_been_renewed_is_found_however_long_it_lives()
    {
        // Six days: plenty for a certificate of six days, and an alarm for one of 64.
        await using var site = await SiteAsync(TimeSpan.FromDays(-58), TimeSpan.FromDays(6));

        var outcome = await CheckAsync(site);

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldContain("fail  9 % of the certificate's life is left");
    }

    [Fact]
    public async Task Another_version_than_the_deployed_one_is_found()
    {
        await using var site = await SiteAsync(TimeSpan.FromDays(-10), TimeSpan.FromDays(80));

        var outcome = await CheckAsync(site, "2.0.0");

        outcome.Output.ShouldContain("fail  version 1.2.3+0123abc runs (wanted: 2.0.0)");
    }

    [Fact]
    public async Task A_site_that_answers_badly_is_found()
    {
        await using var site = await SiteAsync(TimeSpan.FromDays(-10), TimeSpan.FromDays(80), StatusCodes.Status503ServiceUnavailable);

        var outcome = await CheckAsync(site);

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldContain("fail  /health/ready answers 503");
    }

    [Fact]
    public async Task A_site_that_is_gone_is_found()
    {
        var outcome = await _sandbox.RunAsync($".github/scripts/check-site.sh https://localhost:{Testing.FreePort.Find()}");

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldContain("fail  /health/ready answers");
        outcome.Output.ShouldContain("fail  0 % of the certificate's life is left");
    }

    [Theory]
    [InlineData("127.0.0.1", 0)]
    [InlineData("203.0.113.9", 1)]
    public async Task A_load_balancer_that_has_got_another_address_is_found(string address, int exitCode)
    {
        await using var site = await SiteAsync(TimeSpan.FromDays(-10), TimeSpan.FromDays(80));
        _sandbox.Environment["EXPECTED_ADDRESS"] = address;
        _sandbox.Play("getent", "echo '127.0.0.1 STREAM localhost'");

        (await CheckAsync(site)).ExitCode.ShouldBe(exitCode);
    }

    [Fact]
    public async Task No_path_that_is_asked_reaches_the_database()
    {
        var asked = new List<string>();
        await using var site = await SiteAsync(TimeSpan.FromDays(-10), TimeSpan.FromDays(80), log: asked);

        await CheckAsync(site, "1.2.3");

        asked.Distinct().ShouldBe(["/health/ready", "/api/health/ready", "/sign-in", "/api/health"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(1, "", new[] { "gh issue create --title The public site is unwell --label health-check --body-file report.md" })]
    [InlineData(1, "12", new[] { "gh issue comment 12 --body-file report.md" })]
    [InlineData(0, "12", new[] { "gh issue close 12 --comment The site is well again." })]
    [InlineData(0, "", new string[0])]
    public async Task One_issue_is_open_while_the_site_is_unwell_and_none_while_it_is_well(int code, string open, string[] done)
    {
        _sandbox.Write("open-issue", open);

        var outcome = await _sandbox.RunAsync($".github/scripts/report-health.sh {code} report.md");

        outcome.ShouldSucceed();
        _sandbox.Calls.Where(call => !call.StartsWith("gh issue list", StringComparison.Ordinal) && !call.StartsWith("gh label", StringComparison.Ordinal)).ShouldBe(done);
    }

    [Fact]
    public async Task The_cluster_gets_a_fresh_identity_token_of_GitHub_each_time()
    {
        var payload = Convert.ToBase64String("""{"sub":"repo:ann/todo:environment:production","exp":1800000000}"""u8).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        _sandbox.Play("curl", $$"""echo '{"value":"header.{{payload}}.signature"}'""");
        _sandbox.Environment["KUBECONFIG"] = _sandbox.In("kubeconfig");
        _sandbox.Environment["NAMESPACE"] = "todo-app";
        _sandbox.Environment["CLUSTER_SERVER"] = "https://cluster.example.org:6443";
        _sandbox.Environment["CLUSTER_CA"] = "Y2E=";
        _sandbox.Environment["CLUSTER_AUDIENCE"] = "todo-cluster";
        _sandbox.Environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "request";
        _sandbox.Environment["ACTIONS_ID_TOKEN_REQUEST_URL"] = "https://token.example.org/?api=2";

        (await _sandbox.RunAsync(".github/scripts/kubeconfig.sh")).ShouldSucceed();
        var credential = await _sandbox.RunAsync("\"$(jq -r '.users[0].user.exec.command' kubeconfig)\" | jq -r '.kind, .status.token, .status.expirationTimestamp'");

        credential.ShouldSucceed();
        credential.Output.ShouldBe($"ExecCredential\nheader.{payload}.signature\n2027-01-15T07:59:30Z\n");
        _sandbox.Calls.ShouldContain(call => call.EndsWith("https://token.example.org/?api=2&audience=todo-cluster", StringComparison.Ordinal));
        File.ReadAllText(_sandbox.In("kubeconfig")).ShouldNotContain("\"token\"");
    }

    [Fact]
    public async Task Where_the_cluster_cannot_trust_GitHub_the_stored_token_is_used()
    {
        _sandbox.Environment["KUBECONFIG"] = _sandbox.In("kubeconfig");
        _sandbox.Environment["NAMESPACE"] = "todo-app";
        _sandbox.Environment["CLUSTER_SERVER"] = "https://cluster.example.org:6443";
        _sandbox.Environment["CLUSTER_CA"] = "Y2E=";
        _sandbox.Environment["CLUSTER_TOKEN"] = "stored";

        (await _sandbox.RunAsync(".github/scripts/kubeconfig.sh")).Output.ShouldContain("the stored token");

        var config = Yaml.Parse(File.ReadAllText(_sandbox.In("kubeconfig")));
        config.ToString().ShouldContain("stored");
        File.GetUnixFileMode(_sandbox.In("kubeconfig")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => _sandbox.Dispose();

    private Task<Outcome> CheckAsync(WebApplication site, string version = "")
    {
        var port = new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        return _sandbox.RunAsync($".github/scripts/check-site.sh https://localhost:{port} {version}");
    }

    private async Task<WebApplication> SiteAsync(TimeSpan from, TimeSpan until, int status = StatusCodes.Status200OK, List<string>? log = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow() + from, TimeProvider.System.GetUtcNow() + until + TimeSpan.FromHours(1));
        _sandbox.Write("ca.pem", certificate.ExportCertificatePem());
        _sandbox.Environment["CURL_CA_BUNDLE"] = _sandbox.In("ca.pem");

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var app = builder.Build();
        app.Run(context =>
        {
            lock (_sandbox)
            {
                log?.Add(context.Request.Path);
            }

            context.Response.StatusCode = status;
            return context.Response.WriteAsync("""{"status":"ok","version":"1.2.3+0123abc"}""");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
