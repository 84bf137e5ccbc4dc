using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using TodoChatbot.Delivery.Tests.Fixture;
using TodoChatbot.Testing;

namespace TodoChatbot.Delivery.Tests;

/// <summary>Programs and flags in documents, workflows and scripts are those that the programs' own documentation names.</summary>
public sealed partial class FlagTests
{
    // Those that are small enough to be asked as well, where they are; Helm comes with the tests.
    private static readonly string[] Asked = ["helm", "kubectl", "kind", "gh", "docker", "dotnet"];

    // A word of Helm 4, which the pipeline runs; the Helm of these tests is older.
    private const string OfHelm4 = "--rollback-on-failure";

    private static readonly ConcurrentDictionary<string, Task<string?>> Helps = new();

    private static readonly Lazy<HashSet<string>> OfTheShell = new(() =>
        [.. Cli.Wrap("bash").WithArguments(["-c", "compgen -b"]).ExecuteBufferedAsync().GetAwaiter().GetResult().StandardOutput.Split('\n')]);

    private static readonly string[] All =
    [
        .. Documents.All,
        .. Workflow.Names.Select(name => $".github/workflows/{name}"),
        .. Directory.GetFiles(Repository.At(".github", "scripts"), "*.sh").Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Texts => [.. All];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_program_and_flag_was_read_in_its_documentation(string text)
    {
        List<string> unread = [];
        foreach (var call in Calls(text).Where(call => !IsOurs(call[0])))
        {
            var known = KnownFlags.Of(call);
            if (known.Count == 0)
            {
                unread.Add($"{string.Join(' ', call)}: no line begins like this.");
            }

            unread.AddRange(KnownFlags.Used(call).Except(known.SelectMany(line => line.Flags)).Select(flag => $"{string.Join(' ', call)}: {flag} is not in the lines for it."));
        }

        unread.ShouldBeEmpty(
            $"{text} uses what the lists in tests/TodoChatbot.Delivery.Tests/Flags do not know. Read the program's documentation; if it is there, write it down below the address and the day of reading:\n"
            + string.Join('\n', unread.Distinct()));
    }

    [Fact]
    public void The_lists_say_where_each_line_was_read_and_hold_no_line_or_flag_that_is_not_used()
    {
        var used = All.SelectMany(Calls).SelectMany(call => KnownFlags.Of(call).Select(known => (Known: known, Flags: KnownFlags.Used(call)))).ToLookup(use => use.Known, use => use.Flags);

        KnownFlags.All.ShouldNotBeEmpty();
        KnownFlags.All.Where(known => !known.HasSource).ShouldBeEmpty("A line stands below no word on where and when it was read: # https://…, 2026-11-28");
        KnownFlags.All.Where(known => !used.Contains(known)).ShouldBeEmpty("These are used nowhere. Take the lines out.");
        KnownFlags.All.SelectMany(known => known.Flags.Except(used[known].SelectMany(flags => flags)).Select(flag => $"{known} {flag}")).ShouldBeEmpty("These flags are used nowhere. Take them out.");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Flags_exist_where_the_program_can_be_asked(string text)
    {
        await Tools.NeedNodeAsync();
        foreach (var call in Calls(text).Where(call => Asked.Contains(call[0])))
        {
            if (KnownFlags.Used(call).Where(flag => flag != OfHelm4).ToList() is { Count: > 0 } flags && await HelpAsync(call) is { } help)
            {
                foreach (var flag in flags)
                {
                    help.ShouldMatch($@"{Regex.Escape(flag)}\b", $"{text}: {string.Join(' ', call)}");
                }
            }
        }
    }

    [Fact]
    public void A_script_is_read_with_all_its_calls()
    {
        const string Script = """
            # helm is not called here
            x=$(kubectl get a --b | jq -r '.c | d; e') && helm test "$(gh api "y $z")" # nor oci
            say() { echo hi; }
            cat > file <<'END'
            aws is text
            END
            if [[ $(az login) == (a|b) ]]; then sudo curl \
              --max-time 1 "$u" 2>&1 > out; say "doctl; too"; fi
            while read -r line; do :; done < <(awk '{ print; kind }' file)
            timeout 60 bash -c 'until docker pull --quiet x; do sleep 1; done'
            """;

        Shell.Calls(Script).Select(call => string.Join(' ', call)).ShouldBe(
            ["kubectl get a --b", "jq -r .c | d; e", "gh api y $z", "helm test $", "echo hi", "cat", "az login", "sudo", "curl --max-time 1 $u", "read -r line", ":", "awk { print; kind } file", "timeout", "bash", "docker pull --quiet x", "sleep 1"],
            ignoreOrder: true);
    }

    private static IEnumerable<IReadOnlyList<string>> Calls(string text)
    {
        var scripts = Path.GetExtension(text) switch
        {
            ".md" => Documents.Blocks(text).Where(block => block.Language == "sh").Select(block => block.Code),
            ".yml" => Workflow.Read(Path.GetFileName(text)).Jobs.SelectMany(job => job.Steps).Select(step => step.Run).OfType<string>(),
            _ => [File.ReadAllText(Repository.At(text))],
        };

        // Between backticks stands much that is no command: what begins like a program's line is one.
        var words = Path.GetExtension(text) == ".md" ? Documents.Words(text).Where(word => Invocation().IsMatch(word) && KnownFlags.All.Any(known => known.Command[0] == word.Split(' ')[0])) : [];
        return scripts.Concat(words).SelectMany(Shell.Calls);
    }

    // Builtins, our own scripts, and what only the reader or the caller knows.
    private static bool IsOurs(string program) => OfTheShell.Value.Contains(program) || program.StartsWith('$') || program.StartsWith(".github/scripts/", StringComparison.Ordinal);

    // What a program says about a subcommand, and about all of them; nothing where it is missing, since the lists say it as well.
    private static Task<string?> HelpAsync(IReadOnlyList<string> call)
    {
        var subcommand = call.Skip(1).TakeWhile(word => Subcommand().IsMatch(word)).Take(3).ToList();
        return Helps.GetOrAdd(string.Join(' ', subcommand.Prepend(call[0])), async _ =>
        {
            // dotnet test builds every test before it says what it knows.
            if ((call[0] != "helm" && !Tools.Exists(call[0])) || call is ["dotnet", "test" or "ef", ..])
            {
                return null;
            }

            var program = Cli.Wrap(call[0] == "helm" ? Path.Combine(Dev.NodeTools.HelmFolder, "helm") : call[0]).WithValidation(CommandResultValidation.None);
            var own = await program.WithArguments([.. subcommand, "--help"]).ExecuteBufferedAsync();
            var shared = call[0] == "kubectl" ? (await program.WithArguments("options").ExecuteBufferedAsync()).StandardOutput : "";

            // A plugin that is not installed (docker buildx): what comes is the help of the program itself.
            return own.StandardOutput.Contains($"{call[0]} {call[1]}", StringComparison.Ordinal) ? own.StandardOutput + shared : null;
        });
    }

    [GeneratedRegex("^[a-z][a-z-]*$")]
    private static partial Regex Subcommand();

    [GeneratedRegex("^[a-z][a-z-]* [a-z-]")]
    private static partial Regex Invocation();
}
