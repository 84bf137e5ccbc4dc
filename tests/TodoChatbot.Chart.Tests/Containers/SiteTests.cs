using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;

namespace TodoChatbot.Chart.Tests.Containers;

/// <summary>The rendered release, running.</summary>
[Collection(nameof(ContainerTurn))]
public sealed class SiteTests(Cluster cluster, ITestOutputHelper output) : IAsyncLifetime
{
    private const double Mebibyte = 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await cluster.UpAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_migration_may_run_twice_and_twice_at_once()
    {
        var runs = await Task.WhenAll(cluster.RunJobAsync("todo-chatbot-migrate"), cluster.RunJobAsync("todo-chatbot-migrate"));

        runs.ShouldAllBe(run => run.ExitCode == 0);
        runs.ShouldAllBe(run => run.Log.Contains("The database is up to date.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Helm_test_finds_the_settings_complete_and_uses_the_site_through_the_frontend()
    {
        var check = await cluster.RunJobAsync("todo-chatbot-test-check");
        var smoke = await cluster.RunJobAsync("todo-chatbot-test-smoke");

        Say($"a page was served {cluster.ServedAfter.TotalSeconds:0.0} s after the migration began, two of each at 500m CPU{Busy}");
        check.ExitCode.ShouldBe(0, check.Log);
        check.Log.ShouldContain("The schema is up to date.");
        smoke.ExitCode.ShouldBe(0, smoke.Log);
        new[] { "Signed up.", "Chatted:", "Listed: task 1", "Deleted the task.", "Removed the account." }.ShouldAllBe(line => smoke.Log.Contains(line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_connection_to_the_database_speaks_TLS()
    {
        using var client = await Cluster.SignUpAsync(Token);

        var (tls, all) = await cluster.Postgres.ConnectionsAsync();

        all.ShouldBeGreaterThan(0);
        tls.ShouldBe(all);
    }

    /// <summary>The node kills one with SIGKILL, as for lack of memory, and starts it again.</summary>
    [Theory]
    [InlineData("backend")]
    [InlineData("frontend")]
    public async Task A_killed_pod_is_ready_again_within_5_seconds_and_idles_within_160_MiB(string component)
    {
        var pod = cluster.FirstOf(component);
        var starts = new List<double>();
        var work = new List<double>();
        var memory = new List<double>();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await pod.KillAsync();
            starts.Add((await pod.StartAsync()).TotalSeconds);
            work.Add(await ProcessorSecondsAsync(pod));
            memory.Add(await WorkingSetAsync(pod));
        }

        await NeedLimitsAsync(pod);
        Say($"{component} at 500m CPU and 512Mi: ready after {Median(starts):0.00} s (median of {Listed(starts, "0.00")}) and {Median(work):0.00} s of a processor, "
            + $"idle with {Median(memory):0} MiB (median of {Listed(memory, "0")}){Busy}");
        Median(memory).ShouldBeLessThanOrEqualTo(160);

        // What it works cannot be done in less time at half a processor, however busy the machine is.
        (Median(work) / 0.5).ShouldBeLessThanOrEqualTo(5);
        starts.Min().ShouldBeLessThanOrEqualTo(5);
    }

    /// <summary>What people did leaves memory behind for some time; idle is what comes after that.</summary>
    [Fact]
    public async Task Pods_that_have_worked_idle_within_160_MiB_again()
    {
        using (var client = await Cluster.SignUpAsync(Token))
        {
            for (var round = 0; round < 100; round++)
            {
                (await client.PostAsJsonAsync("api/tasks/quick", new { text = $"Water the plants tomorrow at 9 #{round}" }, Token)).EnsureSuccessStatusCode().Dispose();
                (await client.GetAsync("api/tasks", Token)).EnsureSuccessStatusCode().Dispose();
                (await client.GetAsync("sign-in", Token)).EnsureSuccessStatusCode().Dispose();
            }
        }

        foreach (var pod in new[] { cluster.Backends, cluster.Frontends }.SelectMany(pods => pods))
        {
            await NeedLimitsAsync(pod);
            var memory = await WorkingSetAsync(pod);
            Say($"{pod.Name} after three hundred requests to all: {memory:0} MiB");
            memory.ShouldBeLessThanOrEqualTo(160);
        }
    }

    /// <summary>What follows a change from one replica to three on a node, without the scheduler.</summary>
    [Fact]
    public async Task Two_more_of_each_are_ready_within_15_seconds()
    {
        var times = await BestOfFiveAsync(15, async () =>
        {
            var began = Stopwatch.GetTimestamp();
            var more = await cluster.ScaleOutAsync(2, 3);
            var took = Stopwatch.GetElapsedTime(began);
            more.ShouldAllBe(pod => pod.IsReady);
            await Task.WhenAll(more.Select(pod => pod.DisposeAsync().AsTask()));
            return took;
        });

        Say($"two more backends and two more frontends at 500m CPU each were ready after {Listed(times, "0.0")} s{Busy}");
        times.Min().ShouldBeLessThanOrEqualTo(15);
    }

    /// <summary>It is there and answers nobody. The node finds out by the rendered liveness probe.</summary>
    [Theory]
    [InlineData("backend")]
    [InlineData("frontend")]
    public async Task A_hung_pod_is_replaced_within_30_seconds(string component)
    {
        var pod = cluster.FirstOf(component);

        var times = await BestOfFiveAsync(30, pod.HangAsync);

        await NeedLimitsAsync(pod);
        Say($"a {component} that hung was ready again after {Listed(times, "0.0")} s{Busy}");
        times.Min().ShouldBeLessThanOrEqualTo(30);
    }

    /// <summary>Alerts and the dashboard ask for what the programs serve. Counters that nothing has counted yet are not served.</summary>
    [Fact]
    public async Task Every_metric_of_the_alerts_and_the_dashboard_is_served()
    {
        string[] uncounted = ["todo_model_failures_total", "todo_database_outages_total"];
        string[] ofOthers = ["kube_", "certmanager_", "up"];
        var smoke = await cluster.RunJobAsync("todo-chatbot-test-smoke");
        smoke.ExitCode.ShouldBe(0, smoke.Log);

        var served = (await Task.WhenAll(cluster.Backends.Concat(cluster.Frontends).Select(pod => pod.MetricsAsync()))).SelectMany(text => text.Split('\n'))
            .Select(line => line.Split('{', ' ')[0]).ToHashSet();

        (await DashboardTests.MetricsAsync()).Where(name => !ofOthers.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Except(uncounted).Where(name => !served.Contains(name)).ShouldBeEmpty();
    }

    /// <summary>An update or a drained node: one of each ends while people work, without the sleep that newer clusters have, and with it.</summary>
    [Theory]
    [InlineData("1.28.0", 0)]
    [InlineData("1.36.0", 5)]
    public async Task Ending_a_backend_and_a_frontend_under_load_fails_no_request(string kubernetes, int sleep)
    {
        var release = await Cluster.RenderAsync(kubernetes);
        using var stopping = new CancellationTokenSource();
        var failures = new ConcurrentQueue<string>();
        var requests = 0;
        var backend = await cluster.ReplaceAsync(cluster.Backends[0], release);
        var frontend = await cluster.ReplaceAsync(cluster.Frontends[0], release);
        (backend.Sleep, frontend.Sleep).ShouldBe((sleep, sleep));
        var workers = Enumerable.Range(0, 8).Select(_ => WorkAsync()).ToList();

        await WaitForRequestsAsync(() => requests, 50);
        var before = requests;
        await Task.WhenAll(backend.DeleteAsync(lag: TimeSpan.FromSeconds(2)), frontend.DeleteAsync(lag: TimeSpan.FromSeconds(2)));
        var during = requests - before;
        await Task.WhenAll(cluster.ReplaceAsync(backend), cluster.ReplaceAsync(frontend));
        await stopping.CancelAsync();
        await Task.WhenAll(workers);

        Say($"{during} requests while a backend and a frontend ended, {failures.Count} failed");
        failures.ShouldBeEmpty();
        during.ShouldBeGreaterThan(50);

        async Task WorkAsync()
        {
            using var client = await Cluster.SignUpAsync(Token);
            for (var round = 0; !stopping.IsCancellationRequested; round++)
            {
                // Half of the people come over a new connection each time, half keep theirs.
                client.DefaultRequestHeaders.ConnectionClose = round % 2 == 0;
                await CountAsync(() => client.PostAsJsonAsync("api/tasks/quick", new { text = "Water the plants tomorrow at 9" }, Token));
                await CountAsync(() => client.GetAsync("api/tasks", Token));
                await CountAsync(() => client.GetAsync("sign-in", Token));
            }
        }

        async Task CountAsync(Func<Task<HttpResponseMessage>> send)
        {
            try
            {
                using var response = await send();
                Interlocked.Increment(ref requests);
                if (!response.IsSuccessStatusCode)
                {
                    failures.Enqueue($"{response.RequestMessage!.RequestUri} {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Token)}");
                }
            }
            catch (HttpRequestException exception)
            {
                failures.Enqueue(exception.ToString());
            }
        }
    }

    [Fact]
    public async Task A_rotated_signing_key_needs_no_restart_and_signs_nobody_out()
    {
        var email = $"{Guid.CreateVersion7():n}@example.com";
        var (client, token) = await Cluster.SignUpAsync(email, Token);
        using var signedIn = client;
        var starts = await StartsAsync();

        await cluster.ChangeSecretAsync(("JWT_SECRET_PREVIOUS", cluster.Keys["JWT_SECRET"]), ("JWT_SECRET", "the-second-secret-of-the-tests-987654321"));
        await UntilAsync("new tokens are signed with the new key by every pod", async () =>
            (await Task.WhenAll(cluster.Backends.Select(_ => Cluster.SignInAsync(email, Token)))).All(next => KeyOf(next) != KeyOf(token)));

        foreach (var backend in cluster.Backends)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder("http", backend.Address.ToString(), backend.Port, "/api/tasks").Uri);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await client.SendAsync(request, Token);
            response.IsSuccessStatusCode.ShouldBeTrue($"{backend.Name} {response.StatusCode}");
        }

        (await StartsAsync()).ShouldBe(starts);
    }

    [Fact]
    public async Task A_rotated_database_password_needs_no_restart()
    {
        using var client = await Cluster.SignUpAsync(Token);
        var starts = await StartsAsync();
        var password = $"rotated-{Guid.CreateVersion7():n}";

        await cluster.ChangeSecretAsync(("DATABASE_URL", TlsPostgres.Url(password)));
        await cluster.Postgres.ChangePasswordAsync(password);
        await UntilAsync("every pod reaches the database with the new password", async () =>
        {
            var answers = await Task.WhenAll(cluster.Backends.Select(async backend =>
            {
                using var response = await client.GetAsync(new UriBuilder("http", backend.Address.ToString(), backend.Port, "/api/tasks").Uri, Token);
                return response.IsSuccessStatusCode;
            }));
            return answers.All(isGood => isGood);
        });

        (await StartsAsync()).ShouldBe(starts);
        (await cluster.Postgres.ConnectionsAsync()).All.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_cut_stream_resumes_on_the_other_pod_where_it_broke_off()
    {
        using var client = await Cluster.SignUpAsync(Token);
        var first = cluster.Backends[0];
        var other = cluster.Backends[1];

        // The answer begins at one pod, which is killed after the first event.
        using var request = new HttpRequestMessage(HttpMethod.Post, At(first, "/api/chat")) { Content = JsonContent.Create(new { message = "Add a task to water the plants tomorrow at 9am" }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        await using var stream = await response.Content.ReadAsStreamAsync(Token);
        var begun = await SseParser.Create(stream).EnumerateAsync(Token).FirstAsync(Token);
        var run = JsonNode.Parse(begun.Data)!["run_id"]!.GetValue<Guid>();
        await first.KillAsync();

        using var rest = new HttpRequestMessage(HttpMethod.Get, At(other, $"/api/chat/runs/{run}/events"));
        rest.Headers.Add("Last-Event-ID", begun.EventId);
        using var resumed = await client.SendAsync(rest, HttpCompletionOption.ResponseHeadersRead, Token);
        await using var restStream = await resumed.Content.ReadAsStreamAsync(Token);
        var events = await SseParser.Create(restStream).EnumerateAsync(Token).Where(item => item.EventId is not null).ToListAsync(Token);
        var tasks = await client.GetFromJsonAsync<JsonObject>(At(other, "/api/tasks"), Token);
        await first.StartAsync();

        var numbers = events.Select(item => int.Parse(item.EventId!, CultureInfo.InvariantCulture)).ToList();
        numbers.ShouldBe(Enumerable.Range(int.Parse(begun.EventId!, CultureInfo.InvariantCulture) + 1, numbers.Count));
        events[^1].EventType.ShouldBe("done");
        tasks!["items"]!.AsArray().Count.ShouldBe(1);
    }

    private static Uri At(Pod pod, string path) => new UriBuilder("http", pod.Address.ToString(), pod.Port, path).Uri;

    private async Task<string[]> StartsAsync() => await Task.WhenAll(cluster.Backends.Concat(cluster.Frontends).Select(pod => pod.StartedAtAsync()));

    private static string KeyOf(string token)
    {
        var header = token.Split('.')[0].Replace('-', '+').Replace('_', '/');
        return JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(header.PadRight((header.Length + 3) / 4 * 4, '='))))!["kid"]!.GetValue<string>();
    }

    private static async Task<double> ProcessorSecondsAsync(Pod pod)
    {
        var used = (await pod.ControlAsync("cpuacct.usage", "cpu.stat"))!;

        // Nanoseconds alone, or "usage_usec 1234" in a list.
        return used.StartsWith("usage_usec", StringComparison.Ordinal)
            ? double.Parse(used.Split(' ', '\n')[1], CultureInfo.InvariantCulture) / 1e6
            : double.Parse(used, CultureInfo.InvariantCulture) / 1e9;
    }

    // As a node counts it: without the files that the kernel could let go.
    private static async Task<double> WorkingSetAsync(Pod pod)
    {
        var used = double.Parse((await pod.ControlAsync("memory.usage_in_bytes", "memory.current"))!, CultureInfo.InvariantCulture);
        var inactive = (await pod.ControlAsync("memory.stat", "memory.stat"))!.Split('\n').Select(line => line.Split(' '))
            .Where(pair => pair[0] is "total_inactive_file" or "inactive_file").Select(pair => double.Parse(pair[1], CultureInfo.InvariantCulture)).Max();
        return (used - inactive) / Mebibyte;
    }

    // Nothing tells from outside when a program has read its files again.
    private static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        for (var attempt = 0; !await isSo(); attempt++)
        {
            attempt.ShouldBeLessThan(120, what);
            await Task.Delay(TimeSpan.FromMilliseconds(500), Token);
        }
    }

    private static async Task WaitForRequestsAsync(Func<int> count, int least) => await UntilAsync($"{least} requests are answered", () => Task.FromResult(count() >= least));

    // Cgroups without these controllers run pods that may take what they like: what was measured then is not what was asked.
    private static async Task NeedLimitsAsync(Pod pod)
    {
        var quota = await pod.ControlAsync("cpu.cfs_quota_us", "cpu.max");
        var limit = await pod.ControlAsync("memory.limit_in_bytes", "memory.max");
        Assert.SkipUnless((quota, limit) is ("50000" or "50000 100000", "536870912"), $"NOT MEASURED: this machine does not apply the limits of 500m CPU and 512Mi (it says {quota} and {limit}).");
    }

    // A busy machine slows some of them; once is enough to show what the program takes.
    private static async Task<List<double>> BestOfFiveAsync(double atMost, Func<Task<TimeSpan>> measure)
    {
        var seconds = new List<double>();
        do
        {
            seconds.Add((await measure()).TotalSeconds);
        }
        while (seconds[^1] > atMost && seconds.Count < 5);

        return seconds;
    }

    private static string Busy => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) is var load && load > 2 * Environment.ProcessorCount
        ? $"; this machine was busy with other things (load {load:0.0} on {Environment.ProcessorCount} processors)"
        : "";

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static string Listed(IEnumerable<double> values, string format) => string.Join(", ", values.Select(value => value.ToString(format, CultureInfo.InvariantCulture)));

    private void Say(string measured)
    {
        output.WriteLine(measured);
        TestContext.Current.SendDiagnosticMessage(measured);
    }
}
