using CliWrap;
using CliWrap.Buffered;
using TodoChatbot.Testing;

namespace TodoChatbot.Delivery.Tests.Fixture;

/// <summary>
/// A folder with this repository's files in which scripts run as on a runner. Programs that reach out are played by the scripts in <c>Fakes</c>,
/// which write down how they were called.
/// </summary>
internal sealed class Sandbox : IDisposable
{
    private static readonly string Fakes = Repository.At("tests", "TodoChatbot.Delivery.Tests", "Fakes");

    // What only writes down its arguments and succeeds.
    private static readonly string[] Silent =
        ["make", "go", "pipx", "dotnet", "az", "aws", "cosign"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("todo-delivery-");

    public Sandbox()
    {
        foreach (var entry in new[] { ".github", "helm", "docker" }.Where(entry => Path.Exists(Repository.At(entry))))
        {
            Copy(Repository.At(entry), In(entry));
        }

        File.Copy(Repository.At("compose.yaml"), In("compose.yaml"));
        Directory.CreateDirectory(In("bin"));
        foreach (var program in Silent)
        {
            Play(program, "exit 0");
        }

        // Nobody waits long here.
        Play("sleep", "exec /bin/sleep 0.1");

        // Programs that start others do so.
        Play("nohup", "\"$@\"");
        Play("timeout", "\"${@:2}\"");
        Play("kind", "[[ \"$1 $2\" != \"export logs\" ]] || mkdir -p \"$3\"");
        Play("git", "case $1 in describe) echo \"${TAG:-}\" ;; clone) mkdir -p \"$(basename \"$2\")\" ;; esac");

        // What is piped into it is read, as the real one would.
        Play("sudo", "cat > /dev/null");
        foreach (var fake in Directory.GetFiles(Fakes))
        {
            Play(Path.GetFileName(fake), File.ReadAllText(fake));
        }
    }

    /// <summary>What the fakes were called with, in order.</summary>
    public IReadOnlyList<string> Calls => File.Exists(In("calls")) ? File.ReadAllLines(In("calls")) : [];

    /// <summary>Variables of every run.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    public string In(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    /// <summary>Puts a program of this name before all others. It fails where <c>BREAK</c> is how its call begins.</summary>
    public void Play(string program, string script)
    {
        var path = In("bin", program);
        File.WriteAllText(path, $$"""
            #!/bin/bash
            echo "{{program}} $*" >> "$SANDBOX/calls"
            [[ -z ${BREAK:-} || "{{program}} $*" != "$BREAK"* ]] || exit 1
            {{script}}

            """);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Lets the real program of this name take part again.</summary>
    public void Real(string program) => File.Delete(In("bin", program));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllText(In(path), text);
    }

    /// <summary>Runs a block as a reader does who has run those before it: what they exported is still there.</summary>
    public Task<Outcome> ReadAsync(string block) => RunAsync($"[[ ! -e .exported ]] || . ./.exported\n{block}\nexport -p > \"$SANDBOX/.exported\"");

    /// <summary>Runs a script as a runner does: <c>shell: bash</c>.</summary>
    public async Task<Outcome> RunAsync(string script, IReadOnlyDictionary<string, string?>? environment = null)
    {
        Write(".step.sh", script);
        foreach (var file in new[] { "output", "env", "summary" })
        {
            Write($".runner-{file}", string.Empty);
        }

        var result = await Cli.Wrap("bash")
            .WithArguments(["--noprofile", "--norc", "-eo", "pipefail", In(".step.sh")])
            .WithWorkingDirectory(_folder.FullName)
            .WithEnvironmentVariables(variables =>
            {
                variables
                    .Set("SANDBOX", _folder.FullName)
                    .Set("HELM", Path.Combine(Dev.NodeTools.HelmFolder, "helm"))
                    .Set("PATH", $"{In("bin")}:{System.Environment.GetEnvironmentVariable("PATH")}")
                    .Set("GITHUB_OUTPUT", In(".runner-output"))
                    .Set("GITHUB_ENV", In(".runner-env"))
                    .Set("GITHUB_STEP_SUMMARY", In(".runner-summary"));
                foreach (var (name, value) in Environment.Concat(environment ?? new Dictionary<string, string?>()))
                {
                    variables.Set(name, value);
                }
            })
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        foreach (var (name, value) in Pairs(".runner-env"))
        {
            Environment[name] = value;
        }

        return new Outcome(result.ExitCode, result.StandardOutput, result.StandardError, Pairs(".runner-output"), File.ReadAllText(In(".runner-summary")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.GetDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }

        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private Dictionary<string, string> Pairs(string file) =>
        File.ReadAllLines(In(file)).Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
}

/// <summary>How a script ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error, IReadOnlyDictionary<string, string> Outputs, string Summary)
{
    public void ShouldSucceed() => ExitCode.ShouldBe(0, $"{Output}\n{Error}");
}
