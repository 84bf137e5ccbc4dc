using TodoChatbot.Delivery.Tests.Fixture;

namespace TodoChatbot.Delivery.Tests;

/// <summary>Every step with a script runs, from the YAML, with the programs of a runner played by fakes.</summary>
public sealed class StepTests
{
    private static readonly string Digest = $"sha256:{string.Concat(Enumerable.Repeat("1a2b", 16))}";

    public static TheoryData<string, string> Jobs =>
        [.. Workflow.Names.SelectMany(file => Workflow.Read(file).Jobs.Select(job => new TheoryDataRow<string, string>(file, job.Name)))];

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Every_step_of_a_job_runs_and_succeeds(string file, string job)
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        var run = await Prepare(file, job, sandbox).ToTheEndAsync();

        run.HasFailed.ShouldBeFalse(run.Ran.Count == 0 ? "" : $"{run.Ran[^1].Step}\n{run.Ran[^1].Outcome.Output}\n{run.Ran[^1].Outcome.Error}");
        var wanted = Workflow.Read(file).Job(job).Steps.Where(step => step.Run is not null && step.If is null).Select(step => step.Name);
        wanted.ShouldBeSubsetOf(run.Ran.Select(ran => ran.Step.Name));
    }

    [Theory]
    [InlineData("nodeport", new string[0])]
    [InlineData("gateway", new[] { "helm install" })]
    public async Task The_cluster_is_tried_by_install_test_upgrade_failed_upgrade_and_a_killed_pod(string exposure, string[] more)
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        var run = Prepare("ci.yml", "e2e", sandbox);
        run["matrix.exposure"] = exposure;

        await run.ToTheEndAsync();

        run.HasFailed.ShouldBeFalse($"{run.Ran[^1].Step}\n{run.Ran[^1].Outcome.Error}");
        var calls = sandbox.Calls.Where(call => call.StartsWith("helm ", StringComparison.Ordinal) || call.StartsWith("kubectl delete", StringComparison.Ordinal))
            .Select(call => string.Join(' ', call.Split(' ')[..2])).Distinct().ToList();
        calls.ShouldBe([.. more, "helm history", "helm version", "helm upgrade", "helm test", "helm status", "kubectl delete"], ignoreOrder: true);
        run.Of("Kill a pod and scale out under requests").Output.ShouldContain("0 failed");
    }

    [Fact]
    public async Task A_request_that_fails_during_an_upgrade_is_counted_and_fails_the_run()
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        sandbox.Play("curl", "printf 502");
        sandbox.Write("hammering", "");

        var outcome = await sandbox.RunAsync(".github/scripts/hammer.sh http://localhost:30000/health/ready hammering & hammer=$!\nwhile [[ ! -s hammering.failed ]]; do :; done\nrm hammering\nwait \"$hammer\"");

        outcome.ExitCode.ShouldBe(1);
        File.ReadAllText(sandbox.In("hammering.failed")).ShouldContain(" 502");
    }

    [Fact]
    public async Task The_gate_is_shut_when_a_job_failed_was_cancelled_or_skipped()
    {
        using var sandbox = new Sandbox();
        foreach (var result in new[] { "failure", "cancelled", "skipped" })
        {
            var run = Prepare("ci.yml", "gate", sandbox);
            run["needs.*.result"] = $"success {result} success";

            (await run.ToTheEndAsync()).HasFailed.ShouldBeTrue(result);
        }
    }

    [Fact]
    public async Task The_chart_names_both_images_by_the_digests_that_were_scanned_and_signed()
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();

        await Prepare("build-and-push.yml", "chart", sandbox).ToTheEndAsync();

        var rendered = await sandbox.RunAsync("\"$HELM\" template todo-chatbot package/todo-chatbot-0.0.0-main.7.tgz --kube-version 1.36.0 | awk '$1 == \"image:\" { print $2 }' | sort -u");
        rendered.Output.Trim().Split('\n').ShouldBe([$"ghcr.io/ann/todo-backend@{Digest}", $"ghcr.io/ann/todo-frontend@{Digest}"]);
    }

    [Fact]
    public async Task What_is_not_a_digest_is_not_packed_into_the_chart()
    {
        using var sandbox = new Sandbox();

        var outcome = await sandbox.RunAsync(".github/scripts/package-chart.sh 1.0.0 ghcr.io ann main main out");

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain("main is not a digest");
    }

    [Fact]
    public async Task Base_images_named_by_a_tag_are_pinned_once()
    {
        using var sandbox = new Sandbox();
        sandbox.Play("docker", $$"""echo '{"digest":"{{Digest}}"}'""");
        sandbox.Write("Dockerfile", "FROM --platform=$BUILDPLATFORM mcr.example.org/sdk:10.0 AS build\nFROM build AS test\nFROM mcr.example.org/aspnet:10.0\nCOPY --from=build /app /app\n");

        var first = await sandbox.RunAsync(".github/scripts/pin-bases.sh Dockerfile");
        var second = await sandbox.RunAsync(".github/scripts/pin-bases.sh Dockerfile");

        first.ShouldSucceed();
        File.ReadAllText(sandbox.In("Dockerfile")).ShouldBe(
            $"FROM --platform=$BUILDPLATFORM mcr.example.org/sdk:10.0@{Digest} AS build\nFROM build AS test\nFROM mcr.example.org/aspnet:10.0@{Digest}\nCOPY --from=build /app /app\n");
        second.Output.ShouldBeEmpty();
    }

    private static JobRun Prepare(string file, string job, Sandbox sandbox)
    {
        sandbox.Environment["GITHUB_REPOSITORY"] = "Ann/todo";
        var run = new JobRun(Workflow.Read(file).Job(job), sandbox)
        {
            ["matrix.image"] = "backend",
            ["matrix.architecture"] = "arm64",
            ["matrix.kubernetes"] = "1.37",
            ["matrix.exposure"] = "nodeport",
            ["needs.*.result"] = "success success",
            ["needs.chart.outputs.digest"] = Digest,
            ["inputs.digest"] = Digest,
            ["inputs.pushed"] = "",
            ["github.workspace"] = sandbox.In("bin"),
            ["vars.SITE"] = "https://todo.example.org",
            ["vars.CLUSTER_SERVER"] = "https://cluster.example.org:6443",
            ["vars.CLUSTER_CA"] = "Y2E=",
            ["runner.temp"] = sandbox.In("tmp"),
        };
        run.Actions["actions/download-artifact"] = () =>
        {
            sandbox.Write("index/backend", Digest);
            sandbox.Write("index/frontend", Digest);
            sandbox.Write($"digests/{Digest["sha256:".Length..]}", "");
        };
        if (job == "index")
        {
            sandbox.Play("docker", $$"""[[ $* != *inspect* ]] || echo '{"digest":"{{Digest}}"}'""");
        }

        if (job == "pin")
        {
            sandbox.Play("docker", $$"""echo '{"digest":"{{Digest}}"}'""");
        }

        return run;
    }
}
