using System.Diagnostics;
using System.Globalization;
using System.Net;
using k8s.Models;
using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests.Containers;

/// <summary>One pod of a rendered workload as a container, with every field applied that a node would apply; the probes are performed from here.</summary>
internal sealed class Pod : IAsyncDisposable
{
    // What the scheduler reads, what has no effect on a node without the cluster, and what Applied() applies.
    private static readonly string[] PodFields =
    [
        "affinity", "topologySpreadConstraints", "nodeSelector", "dnsConfig", "serviceAccountName", "automountServiceAccountToken", "enableServiceLinks", "restartPolicy",
        "containers", "securityContext", "terminationGracePeriodSeconds", "volumes",
    ];

    private static readonly string[] ContainerFields =
    [
        "name", "image", "imagePullPolicy", "ports", "args", "env", "envFrom", "lifecycle", "livenessProbe", "readinessProbe", "startupProbe", "resources",
        "securityContext", "volumeMounts",
    ];

    private readonly Cluster _cluster;
    private readonly V1PodSpec _spec;
    private readonly HttpClient _probes = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero });
    private readonly CancellationTokenSource _stopping = new();
    private Task _probing = Task.CompletedTask;

    private Pod(Cluster cluster, KubernetesObject workload, string name, string address)
    {
        (_cluster, Workload, Name, Address) = (cluster, workload.Name, name, IPAddress.Parse(address));
        _spec = workload.PodTemplate!.Spec;
        var spec = workload.Json["spec"]!["template"]!["spec"]!.AsObject();
        spec.Select(pair => pair.Key).Except(PodFields).ShouldBeEmpty("a field that this node does not apply");
        spec["containers"]!.AsArray().SelectMany(container => container!.AsObject().Select(pair => pair.Key)).Except(ContainerFields).ShouldBeEmpty("a field that this node does not apply");
    }

    public string Name { get; }

    public string Workload { get; }

    public IPAddress Address { get; }

    public int Port => Container.Ports.Single(port => port.Name == "http").ContainerPort;

    /// <summary>Seconds that the node waits before it asks for the end.</summary>
    public long Sleep => Container.Lifecycle?.PreStop?.Sleep?.Seconds ?? 0;

    /// <summary>Whether its readiness probe has passed, and it is not being deleted.</summary>
    public bool IsReady { get; private set; }

    private V1Container Container => _spec.Containers.Single();

    // A restarted container keeps its pod's network on a node. With another address at each start the neighbours would talk to the old one for
    // three quarters of a minute.
    private string HardwareAddress => $"02:42:{string.Join(':', Address.GetAddressBytes().Select(part => part.ToString("x2", CultureInfo.InvariantCulture)))}";

    private Uri Probe(V1Probe probe) => new UriBuilder("http", Address.ToString(), Port, probe.HttpGet.Path).Uri;

    /// <summary>Makes the container and does not start it.</summary>
    public static async Task<Pod> CreateAsync(Cluster cluster, KubernetesObject workload, string name, string address)
    {
        var pod = new Pod(cluster, workload, name, address);
        await Podman.RunAsync(["create", .. await pod.ArgumentsAsync()]);
        return pod;
    }

    /// <summary>Starts it and waits until its startup and readiness probes pass.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> StartAsync()
    {
        var began = Stopwatch.GetTimestamp();
        await Podman.RunAsync("start", Name);
        await UntilAsync(Container.StartupProbe);
        await UntilAsync(Container.ReadinessProbe);
        var took = Stopwatch.GetElapsedTime(began);
        IsReady = true;
        if (_probing.IsCompleted)
        {
            _probing = WatchReadinessAsync();
        }

        return took;
    }

    /// <summary>Runs it to its end.</summary>
    public async Task<Tool.Outcome> RunToEndAsync() => await Podman.TryAsync("start", "--attach", Name);

    /// <summary>Ends it as a node does: out of the Service, preStop, SIGTERM, and SIGKILL after the grace period.</summary>
    /// <param name="lag">How long it takes until everybody knows that it is out of the Service.</param>
    public async Task DeleteAsync(TimeSpan lag)
    {
        var leaving = LeaveAsync();
        await Task.Delay(TimeSpan.FromSeconds(Sleep), CancellationToken.None);
        await Podman.RunAsync("stop", "--time", _spec.TerminationGracePeriodSeconds!.Value.ToString(CultureInfo.InvariantCulture), Name);
        await leaving;

        async Task LeaveAsync()
        {
            await Task.Delay(lag, CancellationToken.None);
            await _stopping.CancelAsync();
            IsReady = false;
        }
    }

    /// <summary>Has it hang, and does what a node does then: finds out by the liveness probe, kills it, starts it again.</summary>
    /// <returns>How long that took, until it was ready again.</returns>
    public async Task<TimeSpan> HangAsync()
    {
        var probe = Container.LivenessProbe;
        (await PassesAsync(probe)).ShouldBeTrue();
        await Podman.RunAsync("kill", "--signal", "STOP", Name);
        var began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(probe.PeriodSeconds!.Value));
        for (var failures = 0; failures < probe.FailureThreshold;)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            failures = await PassesAsync(probe) ? 0 : failures + 1;
        }

        // Two seconds are given whatever the probe says.
        IsReady = false;
        await Podman.RunAsync("stop", "--time", Math.Max(probe.TerminationGracePeriodSeconds!.Value, 2).ToString(CultureInfo.InvariantCulture), Name);
        await StartAsync();
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>What it serves to Prometheus.</summary>
    public async Task<string> MetricsAsync() => await _probes.GetStringAsync(
        new UriBuilder("http", Address.ToString(), Container.Ports.Single(port => port.Name == "metrics").ContainerPort, "/metrics").Uri, TestContext.Current.CancellationToken);

    /// <summary>Ends it at once.</summary>
    public async Task KillAsync()
    {
        await Podman.RunAsync("kill", "--signal", "KILL", Name);
        await Podman.RunAsync("wait", Name);
        IsReady = false;
    }

    public async Task<int> ExitCodeAsync() => (await Podman.InspectAsync(Name))["State"]!["ExitCode"]!.GetValue<int>();

    public async Task<string> StartedAtAsync() => (await Podman.InspectAsync(Name))["State"]!["StartedAt"]!.GetValue<string>();

    public async Task<string> LogAsync()
    {
        var outcome = await Podman.TryAsync("logs", Name);
        return outcome.Output + outcome.Error;
    }

    /// <summary>The file of its control group by the name of the first version of control groups, or of the second.</summary>
    public async Task<string?> ControlAsync(string first, string second)
    {
        var group = (await Podman.InspectAsync(Name))["State"]!["CgroupPath"]!.GetValue<string>().TrimStart('/');
        string[] files = [Path.Combine("/sys/fs/cgroup", first.Split('.')[0], group, first), Path.Combine("/sys/fs/cgroup", group, second)];
        return files.FirstOrDefault(File.Exists) is { } file ? (await File.ReadAllTextAsync(file)).Trim() : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _probing;
        await Podman.TryAsync("rm", "--force", "--time", "0", Name);
        _probes.Dispose();
        _stopping.Dispose();
    }

    private async Task<List<string>> ArgumentsAsync()
    {
        var (pod, container) = (_spec.SecurityContext, Container.SecurityContext);
        container.Privileged.ShouldBe(false);
        container.AllowPrivilegeEscalation.ShouldBe(false);
        container.SeccompProfile.Type.ShouldBe("RuntimeDefault");
        List<string> arguments =
        [
            "--name", Name, "--network", Cluster.Network, "--ip", Address.ToString(), "--mac-address", HardwareAddress, "--pull", "never",
            "--user", $"{container.RunAsUser}:{container.RunAsGroup}", "--group-add", $"{pod.FsGroup}",

            // The engine's own writable folders in a read-only root are no part of a pod.
            $"--read-only={Text(container.ReadOnlyRootFilesystem)}", "--read-only-tmpfs=false",
            "--security-opt", "no-new-privileges", .. Podman.Ulimits,
            .. container.Capabilities.Drop.SelectMany(capability => new[] { "--cap-drop", capability }),
            "--memory", Container.Resources.Limits["memory"].ToInt64().ToString(CultureInfo.InvariantCulture),
            "--memory-swap", Container.Resources.Limits["memory"].ToInt64().ToString(CultureInfo.InvariantCulture),
            "--cpus", Container.Resources.Limits["cpu"].ToDecimal().ToString(CultureInfo.InvariantCulture),
            .. _spec.DnsConfig.Options.SelectMany(option => new[] { "--dns-option", $"{option.Name}:{option.Value}" }),
            .. Cluster.Hosts.SelectMany(host => new[] { "--add-host", host }),
            .. Environment().SelectMany(variable => new[] { "--env", $"{variable.Key}={variable.Value}" }),
        ];
        foreach (var mount in Container.VolumeMounts)
        {
            arguments.AddRange(await MountAsync(mount, _spec.Volumes.Single(volume => volume.Name == mount.Name)));
        }

        return [.. arguments, Container.Image, .. Container.Args ?? []];
    }

    private IEnumerable<KeyValuePair<string, string>> Environment()
    {
        var own = (Container.Env ?? []).Select(variable => KeyValuePair.Create(
            variable.Name, variable.ValueFrom is { } from ? from.FieldRef.FieldPath == "status.podIP" ? Address.ToString() : throw new InvalidOperationException(from.FieldRef.FieldPath) : variable.Value));
        return (Container.EnvFrom ?? []).SelectMany(source => _cluster.Release.Find<V1ConfigMap>("ConfigMap", source.ConfigMapRef.Name).Data).Concat(own);
    }

    private async Task<string[]> MountAsync(V1VolumeMount mount, V1Volume volume)
    {
        if (volume.EmptyDir is { } empty)
        {
            return ["--tmpfs", $"{mount.MountPath}:rw,mode=1777,size={empty.SizeLimit.ToInt64()}"];
        }

        // Keys that a pod asks for, as files that its group may read.
        var keys = volume switch
        {
            { Projected: { } projected } => projected.Sources.SelectMany(source => source.Secret.Items.Select(item => (item.Key, item.Path, IsOptional: source.Secret.Optional == true))),
            { ConfigMap: { } map } => map.Items.Select(item => (item.Key, item.Path, IsOptional: false)),
            _ => throw new InvalidOperationException($"A volume that this node does not apply: {volume.Name}"),
        };
        var folder = new MountedFolder(Path.Combine(_cluster.Folder, Name, volume.Name), [.. keys], _spec.SecurityContext.FsGroup!.Value);
        await folder.WriteAsync(_cluster.Keys);
        _cluster.Mounted(this, folder);
        return ["--volume", $"{folder.Path}:{mount.MountPath}:{(mount.ReadOnlyProperty == true ? "ro" : "rw")}"];
    }

    private async Task UntilAsync(V1Probe probe)
    {
        var began = Stopwatch.GetTimestamp();

        // A node asks every period; asking more often measures finer and says the same.
        while (!await PassesAsync(probe))
        {
            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds((probe.PeriodSeconds ?? 10) * (probe.FailureThreshold ?? 3) * 10))
            {
                throw new InvalidOperationException($"{Name} does not pass {probe.HttpGet.Path}:\n{await LogAsync()}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }
    }

    private async Task WatchReadinessAsync()
    {
        var probe = Container.ReadinessProbe;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(probe.PeriodSeconds!.Value));
        var failures = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                failures = await PassesAsync(probe) ? 0 : failures + 1;
                IsReady = failures == 0 || (IsReady && failures < probe.FailureThreshold);
            }
        }
        catch (OperationCanceledException)
        {
            // It is being deleted.
        }
    }

    private async Task<bool> PassesAsync(V1Probe probe)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(probe.TimeoutSeconds!.Value));
        try
        {
            using var response = await _probes.GetAsync(Probe(probe), patience.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private static string Text(bool? value) => value == true ? "true" : "false";
}
