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

        // What is tested here is not how fast this machine is.
        _sandbox.Environment["WITHIN"] = "30";
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
    public async Task A_site_that_answers_late_is_found()
    {
        await using var site = await SiteAsync(TimeSpan.FromDays(-10), TimeSpan.FromDays(80));
        _sandbox.Environment["WITHIN"] = "0";

        var outcome = await CheckAsync(site);

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldMatch(@"fail  /health/ready answers 200 after \S+ s \(wanted: 200 within 0 s\)");
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
    [InlineData("127.0.0.1", "127.0.0.1", "ok    localhost leads to 127.0.0.1")]
    [InlineData("198.51.100.7", "203.0.113.9", "fail  localhost leads to 198.51.100.7 (wanted: 203.0.113.9, where the gateway is")]
    // EKS: the gateway is a name, with several addresses, of which an answer holds some.
    [InlineData("198.51.100.7", "lb.example.com", "ok    localhost leads to 198.51.100.7")]
    [InlineData("203.0.113.9", "lb.example.com", "fail  localhost leads to 203.0.113.9 (wanted: lb.example.com")]
    [InlineData("198.51.100.8,2001:db8::7", "198.51.100.7 2001:db8::7", "ok    localhost leads to 198.51.100.8 2001:db8::7")]
    // k3s behind a router: the gateway knows its own network only.
    [InlineData("198.51.100.7", "192.168.1.20", "ok    the gateway says only its private address (192.168.1.20)")]
    [InlineData("198.51.100.7", "192.168.1.20 203.0.113.9", "fail  localhost leads to 198.51.100.7")]
    [InlineData("", "203.0.113.9", "fail  localhost leads to nowhere")]
    public async Task A_load_balancer_that_has_got_another_address_is_found(string host, string gateway, string line)
    {
        await using var site = await SiteAsync(TimeSpan.FromDays(-10), TimeSpan.FromDays(80));
        _sandbox.Play("getent", File.ReadAllText(Testing.Repository.At("tests", "TodoChatbot.Delivery.Tests", "Fakes", "getent")));
        _sandbox.Environment["DNS"] = $"localhost={host} lb.example.com=198.51.100.7,198.51.100.8";
        _sandbox.Environment["GATEWAY"] = gateway;

        var outcome = await CheckAsync(site);

        outcome.Output.ShouldContain(line);
        outcome.ExitCode.ShouldBe(line.StartsWith("ok", StringComparison.Ordinal) ? 0 : 1);
    }

    [Fact]
    public async Task An_address_may_end_with_a_slash()
    {
        await using var site = await SiteAsync(TimeSpan.FromDays(-10), TimeSpan.FromDays(80));

        (await CheckAsync(site, end: "/")).ShouldSucceed();
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

    [Theory]
    [InlineData("0", 0, "exit 0", 0)]
    [InlineData("0", 1, "exit 0", 1)]
    [InlineData("3", 1, "exit 0", 0)]
    [InlineData("3", 0, "exit 7", 7)]
    public async Task People_read_their_tasks_while_a_command_runs_and_one_who_gets_no_answer_fails_it(string retries, int failing, string command, int exitCode)
    {
        var served = 0;
        await using var site = await SiteAsync(TimeSpan.FromDays(-10), TimeSpan.FromDays(80), answer: context =>
        {
            var isSignedIn = context.Request.Headers.Authorization == "Bearer token";
            var number = context.Request.Path == "/api/tasks" ? Interlocked.Increment(ref served) : 0;
            if (number == 12)
            {
                _sandbox.Write("enough", "");
            }

            context.Response.StatusCode = number == 0 ? StatusCodes.Status201Created
                : !isSignedIn ? StatusCodes.Status401Unauthorized
                : number > 5 && number <= 5 + failing ? StatusCodes.Status502BadGateway : StatusCodes.Status200OK;
            return context.Response.WriteAsync("""{"access_token":"token"}""");
        });
        _sandbox.Environment["RETRIES"] = retries;

        var outcome = await _sandbox.RunAsync($".github/scripts/under-requests.sh {PageOf(site)} bash -c 'until [[ -e enough ]]; do sleep 0.1; done; {command}'");

        outcome.ExitCode.ShouldBe(exitCode, $"{outcome.Output}\n{outcome.Error}");
        outcome.Output.ShouldContain(failing > 0 && retries == "0" ? " requests, 1 failed" : " requests, 0 failed", customMessage: outcome.Error);
    }

    [Fact]
    public async Task The_cluster_gets_a_fresh_identity_token_of_GitHub_each_time()
    {
        var payload = Convert.ToBase64String("""{"sub":"repo:ann/todo:environment:production","exp":1800000000}"""u8).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        _sandbox.Play("curl", $$"""echo '{"value":"header.{{payload}}.signature"}'""");
        NameCluster();
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
        NameCluster();
        _sandbox.Environment["CLUSTER"] = "token";
        _sandbox.Environment["CLUSTER_TOKEN"] = "stored";

        (await _sandbox.RunAsync(".github/scripts/kubeconfig.sh")).Output.ShouldContain("the stored token");

        var config = Yaml.Parse(File.ReadAllText(_sandbox.In("kubeconfig")));
        config.ToString().ShouldContain("stored");
        File.GetUnixFileMode(_sandbox.In("kubeconfig")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_token_that_is_not_there_is_missed_before_the_cluster_is_asked()
    {
        NameCluster();
        _sandbox.Environment["CLUSTER"] = "token";

        var outcome = await _sandbox.RunAsync(".github/scripts/kubeconfig.sh");

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldContain("CLUSTER is token, and the environment has no secret CLUSTER_TOKEN.");
        File.Exists(_sandbox.In("kubeconfig")).ShouldBeFalse();
    }

    public void Dispose() => _sandbox.Dispose();

    private void NameCluster()
    {
        _sandbox.Environment["KUBECONFIG"] = _sandbox.In("kubeconfig");
        _sandbox.Environment["NAMESPACE"] = "todo-app";
        _sandbox.Environment["CLUSTER_SERVER"] = "https://cluster.example.org:6443";
        _sandbox.Environment["CLUSTER_CA"] = "Y2E=";
    }

    private Task<Outcome> CheckAsync(WebApplication site, string version = "", string end = "") =>
        _sandbox.RunAsync($".github/scripts/check-site.sh {PageOf(site)}{end} {version}");

    private static string PageOf(WebApplication site) =>
        $"https://localhost:{new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port}";

    private async Task<WebApplication> SiteAsync(TimeSpan from, TimeSpan until, int status = StatusCodes.Status200OK, List<string>? log = null, RequestDelegate? answer = null)
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
        app.Run(answer ?? (context =>
        {
            lock (_sandbox)
            {
                log?.Add(context.Request.Path);
            }

            context.Response.StatusCode = status;
            return context.Response.WriteAsync("""{"status":"ok","version":"1.2.3+0123abc"}""");
        }));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
