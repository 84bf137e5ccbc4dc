using System.Net;
using System.Net.Sockets;
using TodoChatbot.Testing;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>What <c>make run</c> and <c>make demo</c> start once everything is built.</summary>
public sealed class RunTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("run")]
    [InlineData("demo")]
    public async Task It_serves_within_a_minute_and_an_interruption_ends_both_programs(string target)
    {
        var data = Directory.CreateTempSubdirectory("todo-run-");
        var (backend, frontend) = (FreePort.Find(), FreePort.Find());
        string[] demo = target == "demo" ? ["--demo"] : [];

        var began = TimeProvider.System.GetTimestamp();
        await using var run = TestProcess.Start(
            Repository.Built("TodoChatbot.Dev"), [], ["run", .. demo, "--backend-port", $"{backend}", "--frontend-port", $"{frontend}", "--data", data.FullName]);
        await run.WaitUntilItSaysAsync($"Todo Chatbot is at http://localhost:{frontend}/", TestContext.Current.CancellationToken);
        var taken = TimeProvider.System.GetElapsedTime(began);
        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri($"http://localhost:{frontend}/sign-in"), TestContext.Current.CancellationToken);
        using var api = await http.GetAsync(new Uri($"http://localhost:{backend}/api/health/ready"), TestContext.Current.CancellationToken);
        var exitCode = await run.InterruptAsync();

        TestContext.Current.SendDiagnosticMessage($"make {target} served after {taken.TotalSeconds:0.0} s");
        taken.ShouldBeLessThan(Promised);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        api.StatusCode.ShouldBe(HttpStatusCode.OK);
        exitCode.ShouldBe(0, run.Output);
        run.Output.Contains("Sign in as ann@example.com", StringComparison.Ordinal).ShouldBe(target == "demo");
        foreach (var port in new[] { backend, frontend })
        {
            using var successor = new TcpListener(IPAddress.Loopback, port);
            Should.NotThrow(successor.Start);
        }

        data.Delete(recursive: true);
    }
}
