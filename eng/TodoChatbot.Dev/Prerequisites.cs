using CliWrap;

namespace TodoChatbot.Dev;

/// <summary>The programs that the tests need besides the SDK.</summary>
internal static class Prerequisites
{
    private static readonly (Func<bool> IsThere, string Package)[] Needed =
    [
        (() => ThrowawayPostgres.FindBinary("initdb") is not null, "postgresql"),
        (() => IsThere("chromium"), "chromium"),
        (() => IsThere("nginx") || File.Exists("/usr/sbin/nginx"), "nginx"),

        // The pages' own choice of fonts on Linux. What measures them would measure the wider DejaVu Sans instead.
        (() => !IsThere("apt-get") || Directory.Exists("/usr/share/fonts/truetype/liberation"), "fonts-liberation"),
    ];

    /// <summary>Installs what is missing.</summary>
    /// <returns>What cannot be installed here, and how to get it; null when all is there.</returns>
    public static async Task<string?> EnsureAsync(CancellationToken cancellationToken)
    {
        var missing = Missing();
        if (missing.Count == 0)
        {
            return null;
        }

        var packages = string.Join(' ', missing);
        if (!IsThere("apt-get"))
        {
            return $"The tests need {string.Join(" and ", missing)}. Install them by this system's package manager and run make test again.";
        }

        if (Environment.UserName != "root")
        {
            return $"The tests need {string.Join(" and ", missing)}, and installing takes root. Run: sudo apt-get install -y {packages}";
        }

        Console.WriteLine($"Installing {packages}…");
        await AptAsync(["update"], cancellationToken);
        await AptAsync(["install", "-y", "--no-install-recommends", .. missing], cancellationToken);
        return Missing() is { Count: > 0 } still
            ? $"apt-get could not install {string.Join(' ', still)}. What it printed above says why."
            : null;
    }

    private static List<string> Missing() => [.. Needed.Where(needed => !needed.IsThere()).Select(needed => needed.Package)];

    private static async Task AptAsync(string[] arguments, CancellationToken cancellationToken) => await Cli.Wrap("apt-get")
        .WithArguments(arguments)
        .WithEnvironmentVariables(environment => environment.Set("DEBIAN_FRONTEND", "noninteractive"))
        .WithStandardErrorPipe(PipeTarget.ToDelegate(Console.Error.WriteLine))
        .WithValidation(CommandResultValidation.None)
        .ExecuteAsync(cancellationToken);

    /// <summary>Whether a program is found by its name.</summary>
    public static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
