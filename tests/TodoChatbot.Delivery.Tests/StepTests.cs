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

    // Steps that only some runs reach: what makes them run, and what they then do.
    public static TheoryData<string, string, string, string, string> Sometimes => new()
    {
        { "deploy-cloud.yml", "deploy", "Fetch the kubeconfig of AKS or EKS", "vars.CLUSTER=aks", "az aks get-credentials --name todo --resource-group place --file " },
        { "deploy-cloud.yml", "deploy", "Fetch the kubeconfig of AKS or EKS", "vars.CLUSTER=eks", "aws eks update-kubeconfig --name todo --region place --kubeconfig " },
        { "deploy-cloud.yml", "deploy", "Sign in to the cluster", "vars.CLUSTER=token", "" },
        { "deploy-cloud.yml", "deploy", "Roll back when it did not pass", "FAIL=outside", "helm rollback todo-chatbot 1 -n todo-app --wait --timeout 5m" },
        { "deploy-cloud.yml", "deploy", "Start the health check", "FAIL=outside", "gh workflow run health-check.yml --ref main" },
        { "deploy-cloud.yml", "deploy", "Say what was done and how long it took", "FAIL=outside", "helm history todo-chatbot -n todo-app -o json" },
        { "ci.yml", "e2e", "Install the last release, if there is one", "TAG=v1.2.3", "helm pull oci://ghcr.io/ann/charts/todo-chatbot --version 1.2.3 " },
        { "ci.yml", "e2e", "Start Envoy Gateway with Gateway API", "matrix.exposure=gateway", "kubectl apply -f .github/e2e/gateway-class.yaml" },
        { "ci.yml", "e2e", "Open the gateway to this runner", "matrix.exposure=gateway", "kubectl port-forward -n envoy-gateway-system service/envoy 8443:443" },
        { "ci.yml", "e2e", "A hundred people", "matrix.exposure=nodeport", "dotnet run --project benchmarks/TodoChatbot.Drills -c Release -- load --url http://localhost:30000 --users 100" },
        { "ci.yml", "e2e", "Keep the logs", "FAIL=outside", "kind export logs logs --name todo" },
    };

    [Theory]
    [MemberData(nameof(Sometimes))]
    public async Task A_step_that_only_some_runs_reach_does_its_work(string file, string job, string step, string because, string call)
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        sandbox.Write("history.json", """[{"revision": 1, "status": "deployed", "serves": "old"}]""");
        var run = Prepare(file, job, sandbox);
        var (name, value) = because.Split('=') is [var left, var right] ? (left, right) : throw new ArgumentException(because);
        run[name] = value;
        sandbox.Environment[name.Replace('.', '_')] = value;

        await run.ToTheEndAsync();

        run.Of(step).ShouldSucceed();
        sandbox.Calls.ShouldContain(made => made.StartsWith(call, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_step_under_a_condition_is_among_those()
    {
        var conditional = Workflow.Names.Select(Workflow.Read).SelectMany(workflow => workflow.Jobs).SelectMany(job => job.Steps)
            .Where(step => step is { Run: not null, If: not null }).Select(step => step.Name);

        conditional.ShouldBeSubsetOf(Sometimes.Select(row => row.Data.Item3));
    }

    [Fact]
    public async Task The_cluster_is_tried_by_upgrades_one_of_which_fails_and_by_killed_pods_while_people_work()
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        var run = Prepare("ci.yml", "e2e", sandbox);

        await run.ToTheEndAsync();

        run.HasFailed.ShouldBeFalse($"{run.Ran[^1].Step}\n{run.Ran[^1].Outcome.Error}");
        run.Of("Install or upgrade to this commit").Output.ShouldContain("ok    Removed the account.");
        foreach (var step in new[] { "Upgrade under requests", "An upgrade whose image cannot be had is taken back, and the old pods serve", "Kill pods without warning and scale out under requests" })
        {
            run.Of(step).Output.ShouldContain(" requests, 0 failed");
        }

        File.ReadAllText(sandbox.In("history.json")).ShouldContain("failed");
        foreach (var part in new[] { "frontend", "backend" })
        {
            sandbox.Calls.ShouldContain($"kubectl delete -n todo-app pod/todo-chatbot-{part}-1 --grace-period=0 --force");
        }
    }

    [Fact]
    public async Task The_last_release_is_installed_with_its_own_values_from_the_registry_that_the_repository_uses()
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        sandbox.Environment["TAG"] = "v1.2.3";
        var run = Prepare("ci.yml", "e2e", sandbox);
        run["vars.REGISTRY"] = "registry.example.org";
        run["vars.REGISTRY_NAMESPACE"] = "Todo";

        await run.ToTheEndAsync();

        run.Of("Install the last release, if there is one").ShouldSucceed();
        sandbox.Calls.ShouldContain(call => call.StartsWith("helm pull oci://registry.example.org/todo/charts/todo-chatbot --version 1.2.3 ", StringComparison.Ordinal));
        sandbox.Calls.ShouldContain("helm install todo-chatbot last-release/todo-chatbot -n todo-app --values last-release/todo-chatbot/values-local.yaml --wait --timeout 5m");
    }

    [Theory]
    [InlineData("Error: ghcr.io/ann/charts/todo-chatbot:1.2.3: not found", 0, "::warning::There is no chart of v1.2.3 at ghcr.io/ann/charts")]
    [InlineData("Error: failed to do request: connection refused", 1, "::error::The chart of v1.2.3 could not be fetched from ghcr.io/ann/charts")]
    public async Task A_release_that_cannot_be_had_is_said_and_one_that_the_registry_failed_to_give_is_an_error(string answer, int exitCode, string message)
    {
        using var sandbox = new Sandbox();
        sandbox.Environment["TAG"] = "v1.2.3";
        sandbox.Play("helm", $"echo '{answer}' >&2; exit 1");

        var outcome = await sandbox.RunAsync("RELEASE=todo-chatbot NAMESPACE=todo-app .github/scripts/install-last-release.sh ghcr.io/ann/charts");

        outcome.ExitCode.ShouldBe(exitCode);
        outcome.Output.ShouldContain(message);
        outcome.Output.ShouldContain(answer);
    }

    [Fact]
    public async Task Tests_of_a_release_that_fail_are_shown_and_fail_the_step()
    {
        using var sandbox = new Sandbox();
        sandbox.Environment["FAIL"] = "test";

        var outcome = await sandbox.RunAsync("RELEASE=todo-chatbot NAMESPACE=todo-app .github/scripts/test-release.sh");

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldContain("ok    Removed the account.");
    }

    // What is left after each stop of a build: the registry may hold something, but no signed chart names it and nothing asks for a deployment.
    public static TheoryData<string> BuildStops =>
        ["docker/build-push-action", "docker buildx imagetools create", "aquasecurity/trivy-action", "cosign sign --yes ghcr.io/ann/todo-", "helm push", "cosign sign --yes ghcr.io/ann/charts/"];

    [Theory]
    [MemberData(nameof(BuildStops))]
    public async Task Wherever_a_build_stops_nothing_is_deployed(string stop)
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        sandbox.Environment["BREAK"] = stop;
        var results = new Dictionary<string, bool>();

        foreach (var job in Workflow.Read("build-and-push.yml").Jobs.Where(job => job.Name != "release"))
        {
            if (job.Node.Text("needs") is not { } needed || results[needed])
            {
                var run = Prepare("build-and-push.yml", job.Name, sandbox);
                run.BrokenAction = stop;
                results[job.Name] = !(await run.ToTheEndAsync()).HasFailed;
            }
            else
            {
                results[job.Name] = false;
            }
        }

        results["chart"].ShouldBeFalse();
        results["deploy"].ShouldBeFalse();
        sandbox.Calls.ShouldNotContain(call => call.StartsWith("gh workflow run", StringComparison.Ordinal));
        if (!stop.StartsWith("cosign sign --yes ghcr.io/ann/charts", StringComparison.Ordinal))
        {
            sandbox.Calls.ShouldNotContain(call => call.StartsWith("cosign sign --yes ghcr.io/ann/charts/", StringComparison.Ordinal));
        }
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
            ["secrets.CLUSTER_TOKEN"] = "stored",
            ["vars.CLUSTER_SERVER"] = "https://cluster.example.org:6443",
            ["vars.CLUSTER_CA"] = "Y2E=",
            ["vars.CLUSTER_NAME"] = "todo",
            ["vars.CLUSTER_LOCATION"] = "place",
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
