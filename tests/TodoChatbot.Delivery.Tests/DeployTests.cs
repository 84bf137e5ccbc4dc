using System.Text.Json;
using TodoChatbot.Delivery.Tests.Fixture;

namespace TodoChatbot.Delivery.Tests;

/// <summary>deploy-cloud.yml, executed from its YAML: what serves after each way in which it can end.</summary>
public sealed class DeployTests
{
    private static readonly string Digest = $"sha256:{string.Concat(Enumerable.Repeat("1a2b", 16))}";

    [Fact]
    public async Task A_good_chart_serves_and_the_summary_says_how_long_it_took()
    {
        using var sandbox = await ServingAsync("old");

        var run = await DeployAsync(sandbox);

        run.HasFailed.ShouldBeFalse(string.Join('\n', run.Ran.Select(ran => ran.Outcome.Error)));
        Serves(sandbox).ShouldBe("new");
        run.Of("Say what was done and how long it took").Summary.ShouldContain("From the push");
        sandbox.Calls.ShouldContain(call => call.StartsWith("helm upgrade todo-chatbot chart/todo-chatbot --install -n todo-app --values chart/todo-chatbot/values-cloud.yaml --values chart/todo-chatbot/values-oke.yaml --values site.yaml --rollback-on-failure --wait", StringComparison.Ordinal));
        sandbox.Calls.ShouldContain("gh workflow run health-check.yml --ref main");
    }

    [Fact]
    public async Task Signatures_of_the_chart_and_both_images_are_asked_for_before_the_cluster_is_touched()
    {
        using var sandbox = await ServingAsync("old");

        await DeployAsync(sandbox);

        var calls = sandbox.Calls.ToList();
        var verified = calls.Where(call => call.StartsWith("cosign verify", StringComparison.Ordinal)).ToList();
        verified.Count.ShouldBe(3);
        verified[0].ShouldContain($"ghcr.io/ann/charts/todo-chatbot@{Digest}");
        verified.ShouldAllBe(call => call.Contains("--certificate-identity-regexp ^https://github.com/Ann/todo/\\.github/workflows/build-and-push\\.yml@refs/(heads/main|tags/v.*)$"));
        calls.FindLastIndex(call => call.StartsWith("cosign", StringComparison.Ordinal)).ShouldBeLessThan(calls.FindIndex(call => call.StartsWith("helm upgrade", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_chart_that_somebody_else_signed_is_refused()
    {
        using var sandbox = await ServingAsync("old");
        sandbox.Play("cosign", "echo 'no matching signatures' >&2; exit 1");

        var run = await DeployAsync(sandbox);

        run.HasFailed.ShouldBeTrue();
        Serves(sandbox).ShouldBe("old");
        sandbox.Calls.ShouldNotContain(call => call.StartsWith("helm upgrade", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("registry", "Verify who built it")]
    [InlineData("migration", "Upgrade")]
    [InlineData("images", "Upgrade")]
    [InlineData("upgrade", "Upgrade")]
    [InlineData("test", "Use it once, inside")]
    [InlineData("outside", "Look at it from outside")]
    public async Task Whatever_fails_the_old_version_serves_and_the_run_is_red(string failure, string step)
    {
        using var sandbox = await ServingAsync("old");
        sandbox.Environment["FAIL"] = failure;

        var run = await DeployAsync(sandbox);

        run.Of(step).ExitCode.ShouldNotBe(0);
        run.HasFailed.ShouldBeTrue();
        Serves(sandbox).ShouldBe("old");
        Status(sandbox).ShouldBe("deployed");
        var summary = run.Of("Say what was done and how long it took").Summary;
        summary.ShouldContain($"| **Not deployed** | {Digest}");
        summary.ShouldContain(step == "Verify who built it" ? "| Serves now | what served before: the cluster was not touched |" : "| Serves now | revision 3 (todo-chatbot-old, version old) |");
        summary.ShouldNotContain("From the push");
    }

    [Fact]
    public async Task A_gateway_that_has_moved_is_found_and_named()
    {
        using var sandbox = await ServingAsync("old");
        sandbox.Environment["GATEWAY_ADDRESS"] = "203.0.113.9";

        var run = await DeployAsync(sandbox);

        run.Of("Look at it from outside").Output.ShouldContain("fail  todo.example.org leads to 198.51.100.7 (wanted: 203.0.113.9, where the gateway is; else change the DNS record)");
    }

    [Fact]
    public async Task A_first_installation_that_fails_its_checks_stays_for_a_look_and_the_run_is_red()
    {
        using var sandbox = new Sandbox();
        await Tools.NeedNodeAsync();
        sandbox.Environment["FAIL"] = "test";

        var run = await DeployAsync(sandbox);

        run.Of("Roll back when it did not pass").Output.ShouldContain("nothing to go back to");
        run.Of("Say what was done and how long it took").Summary.ShouldContain("| Serves now | revision 1 (todo-chatbot-new, version new) |");
        Serves(sandbox).ShouldBe("new");
    }

    [Theory]
    [InlineData("old")]
    [InlineData(null)]
    public async Task A_runner_lost_in_the_middle_of_an_upgrade_does_not_block_the_next_deployment(string? before)
    {
        using var sandbox = before is null ? new Sandbox() : await ServingAsync(before);
        await Tools.NeedNodeAsync();
        sandbox.Environment["FAIL"] = "lost";
        await DeployAsync(sandbox, step => step.Name == "Use it once, inside" || step.Name.StartsWith("Roll back", StringComparison.Ordinal));
        Status(sandbox).ShouldBe(before is null ? "pending-install" : "pending-upgrade");

        sandbox.Environment["FAIL"] = null;
        var run = await DeployAsync(sandbox);

        run.HasFailed.ShouldBeFalse();
        Serves(sandbox).ShouldBe("new");
        sandbox.Calls.ShouldContain(before is null ? "helm uninstall todo-chatbot -n todo-app --wait --timeout 2m" : "helm rollback todo-chatbot 1 -n todo-app --wait --timeout 5m");
    }

    // A lost runner does nothing more: neither the next step nor the way back.
    public static TheoryData<string, string> Stops => new()
    {
        { "Verify who built it", "old" },
        { "Sign in to the cluster", "old" },
        { "Write the values of this site", "old" },
        { "Upgrade", "old" },
        { "Use it once, inside", "new" },
        { "Look at it from outside", "new" },
        { "Say what was done and how long it took", "new" },
        { "Start the health check", "new" },
    };

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task Wherever_the_runner_is_lost_one_whole_version_serves_and_the_same_digest_can_be_deployed_again(string before, string serves)
    {
        using var sandbox = await ServingAsync("old");

        await DeployAsync(sandbox, step => step.Name == before);

        Serves(sandbox).ShouldBe(serves);
        (await DeployAsync(sandbox)).HasFailed.ShouldBeFalse();
        Serves(sandbox).ShouldBe("new");
    }

    [Theory]
    [InlineData("v3.19.0", "--atomic")]
    [InlineData("v4.2.4", "--rollback-on-failure")]
    public async Task The_word_for_going_back_fits_the_version_of_Helm(string version, string flag)
    {
        using var sandbox = await ServingAsync("old");
        sandbox.Environment["HELM_VERSION"] = version;

        await DeployAsync(sandbox);

        sandbox.Calls.Single(call => call.StartsWith("helm upgrade", StringComparison.Ordinal)).ShouldContain($" {flag} ");
    }

    [Fact]
    public async Task Only_a_digest_is_deployed()
    {
        using var sandbox = await ServingAsync("old");
        var run = Prepare(sandbox, _ => false);
        run["inputs.digest"] = "1.2.3";

        await run.ToTheEndAsync();

        run.Of("Refuse what is not a digest").Output.ShouldContain("1.2.3 is not a digest");
        Serves(sandbox).ShouldBe("old");
    }

    private static JobRun Prepare(Sandbox sandbox, Func<Step, bool> isLost)
    {
        sandbox.Environment["GITHUB_REPOSITORY"] = "Ann/todo";
        foreach (var left in new[] { "chart", "pulled" }.Select(folder => sandbox.In(folder)).Where(Directory.Exists))
        {
            Directory.Delete(left, recursive: true);
        }

        return new JobRun(Workflow.Read("deploy-cloud.yml").Job("deploy"), sandbox)
        {
            IsLostBefore = isLost,
            ["inputs.digest"] = Digest,
            ["inputs.pushed"] = "1700000000",
            ["github.workspace"] = sandbox.In("bin"),
            ["vars.SITE"] = "https://todo.example.org",
            ["vars.CLUSTER_SERVER"] = "https://cluster.example.org:6443",
            ["vars.CLUSTER_CA"] = "Y2E=",
            ["vars.OVERLAY"] = "oke",
            ["vars.VALUES"] = "exposure: {host: todo.example.org}",
        };
    }

    private static Task<JobRun> DeployAsync(Sandbox sandbox, Func<Step, bool>? isLost = null) => Prepare(sandbox, isLost ?? (_ => false)).ToTheEndAsync();

    private static async Task<Sandbox> ServingAsync(string version)
    {
        await Tools.NeedNodeAsync();
        var sandbox = new Sandbox();
        sandbox.Write("history.json", $$"""[{"revision": 1, "status": "deployed", "serves": "{{version}}", "chart": "todo-chatbot-{{version}}", "app_version": "{{version}}"}]""");
        return sandbox;
    }

    /// <summary>What the pods run: the last revision that was rolled out well.</summary>
    private static string Serves(Sandbox sandbox) => History(sandbox)
        .Last(revision => revision.GetProperty("status").GetString() is "deployed").GetProperty("serves").GetString()!;

    private static string Status(Sandbox sandbox) => History(sandbox)[^1].GetProperty("status").GetString()!;

    private static List<JsonElement> History(Sandbox sandbox) =>
        JsonSerializer.Deserialize<List<JsonElement>>(File.ReadAllText(sandbox.In("history.json")))!;
}
