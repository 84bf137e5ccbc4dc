using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using TodoChatbot.Dev;

namespace TodoChatbot.Drills;

/// <summary>Uses everything at a steady rate for a long time, and shows whether memory, handles, threads or connections grow.</summary>
internal static class SoakCommand
{
    private const int FirstPort = 18_120;

    // A site that answers too slowly must not be hidden by ever more requests in flight.
    private const int MaxInFlight = 300;

    private const int SamplesPerReport = 12;

    private static readonly TimeSpan SampleInterval = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var rate = new Option<int>("--rate") { Description = "Requests a second.", DefaultValueFactory = _ => 50 };
        var minutes = new Option<double>("--minutes") { Description = "How long.", DefaultValueFactory = _ => 30 };
        var users = new Option<int>("--users") { Description = "How many people.", DefaultValueFactory = _ => 50 };
        var command = new Command("soak", "Use the product steadily for a long time; memory, handles, threads and connections stay flat.") { rate, minutes, users };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(rate), TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(users), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int rate, TimeSpan length, int users, CancellationToken cancellationToken)
    {
        await using var postgres = await ThrowawayPostgres.StartAsync(cancellationToken, autovacuum: true);
        using var backend = ServiceProcess.Backend(FirstPort, postgres.ConnectionString, managementPort: FirstPort + 2);
        using var frontend = ServiceProcess.Frontend(FirstPort + 1, backend.Address, managementPort: FirstPort + 3);
        await backend.MigrateAsync(cancellationToken);
        await Task.WhenAll(backend.StartAsync(cancellationToken), frontend.StartAsync(cancellationToken));

        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = MaxInFlight, AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = frontend.Address, Timeout = TimeSpan.FromSeconds(60) };
        Console.WriteLine($"Signing {users} people up…");
        var people = new List<SoakPerson>();
        for (var number = 0; number < users; number++)
        {
            people.Add(await SoakPerson.SignUpAsync(client, number, cancellationToken));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate} requests a second for {length.TotalMinutes:0.#} minutes…"));
        await using var database = NpgsqlDataSource.Create($"{postgres.ConnectionString};Maximum Pool Size=1");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var samples = SampleAsync(backend, frontend, database, length, ending.Token);
        var load = await LoadAsync(people, rate, length, cancellationToken);
        await ending.CancelAsync();
        return Report(load, await samples, length);
    }

    // Requests begin at their time, whether earlier ones were answered or not.
    private static async Task<Load> LoadAsync(IReadOnlyList<SoakPerson> people, int rate, TimeSpan length, CancellationToken cancellationToken)
    {
        var load = new Load();
        var inFlight = new ConcurrentDictionary<Task, bool>();
        var clock = Stopwatch.StartNew();
        for (var number = 0; clock.Elapsed < length; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / rate);
            if (due > clock.Elapsed)
            {
                await Task.Delay(due - clock.Elapsed, cancellationToken);
            }

            if (inFlight.Count >= MaxInFlight)
            {
                load.Skipped++;
                continue;
            }

            var request = ActAsync(people[number % people.Count]);
            inFlight.TryAdd(request, true);
            _ = request.ContinueWith(done => inFlight.TryRemove(done, out _), TaskScheduler.Default);
        }

        await Task.WhenAll(inFlight.Keys);
        return load;

        async Task ActAsync(SoakPerson person)
        {
            await Task.Yield();
            var started = clock.Elapsed;
            var (kind, isGood) = await person.ActAsync(cancellationToken);
            load.Results.Add((kind, isGood, clock.Elapsed - started));
        }
    }

    private static async Task<IReadOnlyList<(TimeSpan At, IReadOnlyList<double> Values)>> SampleAsync(
        ServiceProcess backend, ServiceProcess frontend, NpgsqlDataSource database, TimeSpan length, CancellationToken cancellationToken)
    {
        var samples = new List<(TimeSpan, IReadOnlyList<double>)>();
        var clock = Stopwatch.StartNew();
        using var client = new HttpClient();
        using var timer = new PeriodicTimer(SampleInterval);
        try
        {
            while (clock.Elapsed < length && await timer.WaitForNextTickAsync(cancellationToken))
            {
                samples.Add((clock.Elapsed, await SoakSample.TakeAsync(backend, frontend, client, database, cancellationToken)));
                if (samples.Count % SamplesPerReport == 0)
                {
                    Console.Error.WriteLine(string.Create(
                        CultureInfo.InvariantCulture, $"{clock.Elapsed:hh\\:mm\\:ss} {string.Join(' ', samples[^1].Item2.Select(value => $"{value:0}"))}"));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The load is over.
        }

        return samples;
    }

    private static int Report(Load load, IReadOnlyList<(TimeSpan At, IReadOnlyList<double> Values)> samples, TimeSpan length)
    {
        Console.WriteLine("what      count   errors   p50 ms   p95 ms");
        foreach (var group in load.Results.GroupBy(result => result.Kind).OrderBy(group => group.Key, StringComparer.Ordinal).Concat(load.Results.GroupBy(_ => "all")))
        {
            var waits = group.Select(result => result.Wait.TotalMilliseconds).Order().ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{group.Key,-8} {waits.Count,6} {group.Count(result => !result.IsGood),8} {waits[waits.Count / 2],8:0} {waits[(int)(waits.Count * 0.95)],8:0}"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{load.Results.Count / length.TotalSeconds:0.0} requests a second, {load.Skipped} left out because {MaxInFlight} were waiting"));
        Console.WriteLine("averages                   middle third   last third");
        var isFlat = true;
        for (var figure = 0; figure < SoakSample.Figures.Count; figure++)
        {
            var (name, tolerance) = SoakSample.Figures[figure];
            var middle = Average(samples, figure, length / 3, length * 2 / 3);
            var last = Average(samples, figure, length * 2 / 3, TimeSpan.MaxValue);
            var grows = last > middle + Math.Max(tolerance, middle * 0.05);
            isFlat &= !grows;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26} {middle,12:0.0} {last,12:0.0}   {(grows ? "grows" : "flat")}"));
        }

        var errors = load.Results.Count(result => !result.IsGood);
        Console.WriteLine(isFlat && errors == 0 ? "Flat, without an error." : isFlat ? $"Flat, with {errors} errors." : "Something grows.");
        return isFlat && errors == 0 ? 0 : 1;
    }

    private static double Average(IReadOnlyList<(TimeSpan At, IReadOnlyList<double> Values)> samples, int figure, TimeSpan from, TimeSpan to) =>
        samples.Where(sample => sample.At >= from && sample.At < to).Select(sample => sample.Values[figure]).DefaultIfEmpty(double.NaN).Average();

    /// <summary>What was asked, and what could not be.</summary>
    private sealed class Load
    {
        public ConcurrentBag<(string Kind, bool IsGood, TimeSpan Wait)> Results { get; } = [];

        public int Skipped { get; set; }
    }
}
