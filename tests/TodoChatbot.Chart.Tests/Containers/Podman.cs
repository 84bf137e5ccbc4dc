using System.Text.Json.Nodes;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests.Containers;

/// <summary>The engine that runs containers here. It needs root, as the isolation of pods does.</summary>
internal static class Podman
{
    // crun, which it would take first, does not know control groups of both versions side by side.
    private static readonly Tool Program = new("podman");
    private static readonly string[] Runtime = ["--runtime", "/usr/sbin/runc"];

    /// <summary>Its own limits of files and processes are higher than some machines let it set.</summary>
    public static IReadOnlyList<string> Ulimits { get; } = ["--ulimit", "nofile=1024:1024", "--ulimit", "nproc=4096:4096"];

    /// <summary>Installs it. A machine that cannot run containers shows the tests as skipped, with the reason.</summary>
    public static async Task NeedAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Containers are run with podman as root on Linux. Run: sudo make test");
        await DebianPackages.NeedAsync(
            ("podman", "podman"), ("runc", "runc"), ("buildah", "buildah"), ("ip", "iproute2"), ("iptables", "iptables"), ("dpkg-deb", "dpkg"));
    }

    public static Task<string> RunAsync(params IReadOnlyCollection<string> arguments) => Program.RunAsync([.. Runtime, .. arguments], CancellationToken.None);

    public static Task<Tool.Outcome> TryAsync(params IEnumerable<string> arguments) => Program.TryAsync([.. Runtime, .. arguments], CancellationToken.None);

    /// <summary>What it knows about a container or an image.</summary>
    public static async Task<JsonObject> InspectAsync(string name) => JsonNode.Parse(await RunAsync("inspect", name))!.AsArray().Single()!.AsObject();
}
