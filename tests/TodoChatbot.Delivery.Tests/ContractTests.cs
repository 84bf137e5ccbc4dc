using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TodoChatbot.Delivery.Tests.Fixture;
using TodoChatbot.Testing;
using YamlDotNet.RepresentationModel;

namespace TodoChatbot.Delivery.Tests;

/// <summary>The contracts of the plan say what the chart and the workflows are.</summary>
public sealed partial class ContractTests
{
    private static readonly string Folder = Repository.At("specs", "008-cloud-deployment", "contracts");

    private static readonly string[] OfTheChart = ["the values fit together", "the chart is sound"];

    private static readonly string[] OfTheCluster =
    [
        "the cluster is there", "its version still gets fixes", "the namespace is there", "the Secret has its three keys", "the gateway's class is accepted",
        "the issuer is ready", "the release is up", "all pods are ready", "the name leads to the gateway", "one pod more than needed",
    ];

    private static readonly string[] OfTheSite = ["the schema is up to date", "it can be used", "it is well from outside"];

    public static TheoryData<string> ItemsOfTheChart => [.. OfTheChart];

    public static TheoryData<string> Workflows => [.. Workflow.Names];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void The_contract_of_a_workflow_says_its_triggers_rights_environments_variables_and_secrets(string file)
    {
        var contract = Yaml.Parse(File.ReadAllText(Path.Combine(Folder, "github-actions-ci.yaml"))).Map(file);
        var workflow = Workflow.Read(file);

        Canonical(contract.At("on")).ShouldBe(Canonical(workflow.Root.At("on")));
        Canonical(contract.At("concurrency")).ShouldBe(Canonical(workflow.Root.At("concurrency")));
        contract.List("variables").Select(name => name.ToString()).ShouldBe(Named(workflow, "vars"));
        contract.List("secrets").Select(name => name.ToString()).ShouldBe(Named(workflow, "secrets"));
        contract.Map("jobs").Children.Keys.Select(name => name.ToString()).ShouldBe(workflow.Jobs.Select(job => job.Name));
        foreach (var job in workflow.Jobs)
        {
            var promised = contract.Map("jobs").Map(job.Name);
            foreach (var key in new[] { "if", "needs", "environment", "permissions", "outputs" })
            {
                Canonical(promised.At(key)).ShouldBe(Canonical(job.Node.At(key)), $"{file}, job {job.Name}, {key}");
            }
        }
    }

    [Fact]
    public void Every_variable_and_secret_is_explained_to_the_operator()
    {
        var guides = Documents.Text("docs/deployment/cicd-setup.md") + Documents.Text("docs/deployment/registry-setup.md");

        foreach (var name in Workflow.Names.Select(Workflow.Read).SelectMany(workflow => Named(workflow, "vars").Concat(Named(workflow, "secrets"))).Distinct())
        {
            guides.ShouldContain($"`{name}`");
        }
    }

    [Fact]
    public async Task The_values_of_the_contract_render_over_those_of_the_cloud_with_every_overlay()
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        var contract = Path.Combine(Folder, "helm-values-cloud.yaml");
        var overlays = Directory.GetFiles(Repository.At("helm", "todo-chatbot"), "values-*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)["values-".Length..]).Except(["cloud", "local"]).ToList();
        overlays.ShouldContain("eks");
        foreach (var overlay in overlays)
        {
            var outcome = await sandbox.RunAsync(
                $"helm template todo-chatbot helm/todo-chatbot --kube-version 1.36.0 --api-versions gateway.networking.k8s.io/v1/HTTPRoute " +
                $"--values helm/todo-chatbot/values-cloud.yaml --values helm/todo-chatbot/values-{overlay}.yaml --values {contract}");

            outcome.ShouldSucceed();
            outcome.Output.ShouldContain("todo.example.org");
        }
    }

    [Fact]
    public void Every_item_of_the_checklist_has_its_command_and_what_it_prints()
    {
        Checklist().Count.ShouldBe(20);
        (OfTheChart.Length + OfTheCluster.Length + OfTheSite.Length).ShouldBe(15, "as the checklist says of itself");
        File.ReadAllText(Path.Combine(Folder, "deployment-checklist.md")).ShouldContain("Fifteen of the twenty are run by\n`ContractTests`");
        Checklist().ShouldAllBe(item => item.Name.Length > 0 && item.Command.Length > 0 && item.Expected.Length > 0);
    }

    [Theory]
    [MemberData(nameof(ItemsOfTheChart))]
    public async Task Items_of_the_checklist_that_need_no_cluster_are_as_it_says(string item)
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        sandbox.Play("helm", "exec \"$HELM\" \"$@\"");
        sandbox.Write("specs/008-cloud-deployment/contracts/helm-values-cloud.yaml", File.ReadAllText(Path.Combine(Folder, "helm-values-cloud.yaml")));

        (await sandbox.RunAsync(Checklist(item).Code)).ShouldPrint(Checklist(item));
    }

    [Fact]
    public async Task Items_of_the_checklist_about_the_cluster_print_what_it_says_when_all_is_well()
    {
        await Tools.NeedNodeAsync();
        await using var cluster = new ApiServer();
        using var sandbox = new Sandbox();
        await InstallAsync(cluster, sandbox);
        cluster.Report("namespaces", _ => new() { ["phase"] = "Active" });
        cluster.Report("gatewayclasses", _ => Condition("Accepted"));
        cluster.Report("clusterissuers", _ => Condition("Ready"));
        cluster.Report("gateways", _ => new() { ["addresses"] = new JsonArray(new JsonObject { ["type"] = "IPAddress", ["value"] = "198.51.100.7" }) });
        cluster.Report("deployments", _ => new() { ["observedGeneration"] = 1, ["replicas"] = 2, ["updatedReplicas"] = 2, ["readyReplicas"] = 2, ["availableReplicas"] = 2 });

        // With every pod there, as many may go as the chart's own budget says.
        cluster.Report("poddisruptionbudgets", budget => new() { ["disruptionsAllowed"] = (int)budget["spec"]!["maxUnavailable"]! });

        foreach (var item in OfTheCluster)
        {
            (await sandbox.RunAsync(Checklist(item).Code)).ShouldPrint(Checklist(item), instead: item == "the name leads to the gateway" ? "198.51.100.7" : null);
        }
    }

    [Fact]
    public async Task Items_of_the_checklist_about_the_cluster_print_something_else_when_it_is_not_ready()
    {
        await Tools.NeedNodeAsync();
        await using var cluster = new ApiServer();
        using var sandbox = new Sandbox();
        await InstallAsync(cluster, sandbox);
        cluster.Report("gatewayclasses", _ => Condition("Accepted", "False"));
        cluster.Report("clusterissuers", _ => Condition("Ready", "False"));
        cluster.Report("poddisruptionbudgets", _ => new() { ["disruptionsAllowed"] = 0 });

        foreach (var item in new[] { "the namespace is there", "the gateway's class is accepted", "the issuer is ready", "one pod more than needed" })
        {
            var outcome = await sandbox.RunAsync(Checklist(item).Code);

            outcome.Output.ShouldNotContain(Checklist(item).Prints[0], customMessage: item);
        }
    }

    [Fact]
    public async Task Items_of_the_checklist_about_the_site_print_what_it_says()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var site = await Site.StartAsync(new SiteOptions(), cancellationToken);
        using var sandbox = new Sandbox();

        // What the Jobs of the chart run, and a visitor's look on a stand-in for the site.
        var migration = await sandbox.RunAsync($"\"{Tools.DotNet}\" exec \"{Repository.Built("TodoChatbot.Backend")}\" migrate");
        var smoke = await sandbox.RunAsync($"\"{Tools.DotNet}\" exec \"{Repository.Built("TodoChatbot.Backend")}\" smoke {site.Address}");
        var outside = await sandbox.RunAsync(Checklist("it is well from outside").Code.Replace("HOST", "todo.example.org", StringComparison.Ordinal));

        foreach (var (outcome, item) in new[] { migration, smoke, outside }.Zip(OfTheSite))
        {
            outcome.ShouldPrint(Checklist(item));
        }

        outside.Output.ShouldNotContain("fail");
    }

    [Fact]
    public void The_quickstart_has_the_ten_sections_of_the_plan()
    {
        var sections = Documents.Text("specs/008-cloud-deployment/quickstart.md").Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]);

        sections.ShouldBe([
            "1. Prerequisites", "2. Cloud cluster setup", "3. Container registry setup", "4. Secrets configuration", "5. Image build and push",
            "6. Helm deployment", "7. Public access", "8. CI/CD setup", "9. Scaling and monitoring", "10. Troubleshooting"]);
    }

    [Fact]
    public void Research_answers_each_question_with_options_a_decision_and_reasons()
    {
        var parts = Documents.Text("specs/008-cloud-deployment/research.md").Split("\n## ").Where(part => part.StartsWith("RT-", StringComparison.Ordinal)).ToList();

        parts.Select(part => part[..6]).ShouldBe(Enumerable.Range(1, 7).Select(number => $"RT-{number:000}"));
        foreach (var part in parts)
        {
            part.ShouldContain("|---|");
            part.ShouldContain("**Reasons**:");
            part.ShouldContain("**Decision**:");
        }
    }

    [Fact]
    public void Every_row_of_the_research_has_a_source_and_its_date_or_says_that_it_has_none()
    {
        string[] heading = [];
        foreach (var line in Documents.Text("specs/008-cloud-deployment/research.md").Split('\n'))
        {
            var cells = line.Trim('|', ' ').Split('|').Select(cell => cell.Trim()).ToArray();
            if (!line.StartsWith('|'))
            {
                heading = [];
            }
            else if (heading.Length == 0)
            {
                heading = cells;
                heading[^1].ShouldBeOneOf("Source", "Read in");
            }
            else if (!line.StartsWith("|---", StringComparison.Ordinal))
            {
                cells.Length.ShouldBe(heading.Length, line);
                Dated().IsMatch(cells[^1]).ShouldBeTrue($"Where and when was this read? {line}");
            }
        }
    }

    [Fact]
    public void Every_principle_of_the_constitution_is_kept_by_code_or_a_test_that_is_linked()
    {
        var rows = Documents.Text("specs/008-cloud-deployment/plan.md").Split('\n').Select(line => Principle().Match(line)).Where(match => match.Success).ToList();

        rows.Select(row => row.Groups[1].Value).ShouldBe(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]);
        rows.ShouldAllBe(row => CodeLink().IsMatch(row.Value));
    }

    private static List<ChecklistItem> Checklist() =>
    [
        .. File.ReadAllLines(Path.Combine(Folder, "deployment-checklist.md"))
            .Where(line => line.StartsWith("| ☐ |", StringComparison.Ordinal))
            .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
            .Select(cells => new ChecklistItem(cells[2], cells[3], cells[4])),
    ];

    private static ChecklistItem Checklist(string name) => Checklist().Single(item => item.Name == name);

    // As the quickstart does it: the namespace and the Secret by its own blocks, then the chart. Nothing runs here, so the hooks are left out.
    private static async Task InstallAsync(ApiServer cluster, Sandbox sandbox)
    {
        sandbox.Play("kubectl", $"exec \"{await Tools.KubectlAsync()}\" \"$@\"");
        sandbox.Play("helm", "exec \"$HELM\" \"$@\"");
        sandbox.Write("kubeconfig", cluster.Kubeconfig);
        sandbox.Write("values.yaml", File.ReadAllText(Path.Combine(Folder, "helm-values-cloud.yaml")));
        sandbox.Write("issuer.yaml", Documents.Blocks("docs/deployment/cloud-setup.md").Single(block => block.Info == "yaml issuer.yaml").Code);
        sandbox.Environment["KUBECONFIG"] = sandbox.In("kubeconfig");
        sandbox.Environment["DATABASE_URL"] = "postgresql://ann:secret@db.example.org/todo";
        cluster.Add("v1", "Node", "one", Ready());
        cluster.Add("v1", "Node", "two", Ready());
        var secret = Documents.Blocks("specs/008-cloud-deployment/quickstart.md").Single(block => block.Code.Contains("create secret generic", StringComparison.Ordinal));

        // The stand-in reads JSON; what kubectl makes from arguments it would send as protobuf.
        const string AsFile = " --dry-run=client -o yaml | kubectl create --validate=false -f -\n";
        (await sandbox.RunAsync(
            "kubectl create namespace todo-app" + AsFile
            + secret.Code.TrimEnd() + AsFile
            + "kubectl create --validate=false -f .github/e2e/gateway-class.yaml -f issuer.yaml\n"
            + "helm install todo-chatbot helm/todo-chatbot -n todo-app --no-hooks --disable-openapi-validation --values helm/todo-chatbot/values-cloud.yaml --values values.yaml")).ShouldSucceed();
    }

    private static JsonObject Ready() => JsonNode.Parse("""{"status": {"conditions": [{"type": "MemoryPressure", "status": "False"}, {"type": "Ready", "status": "True"}]}}""")!.AsObject();

    private static JsonObject Condition(string type, string status = "True") => new() { ["conditions"] = new JsonArray(new JsonObject { ["type"] = type, ["status"] = status }) };

    private static List<string> Named(Workflow workflow, string context) =>
        [.. Regex.Matches(workflow.Text, $@"\b{context}\.([A-Z_]+)").Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    private static string Canonical(YamlNode? node) => node switch
    {
        YamlMappingNode map => $"{{{string.Join(", ", map.Children.Select(pair => $"{pair.Key}: {Canonical(pair.Value)}").Order(StringComparer.Ordinal))}}}",
        YamlSequenceNode list => $"[{string.Join(", ", list.Children.Select(Canonical))}]",
        YamlScalarNode { Value: { } text } => text is "null" ? "" : text,
        _ => "",
    };

    [GeneratedRegex(@"20\d\d-\d\d|\*unverified\*")]
    private static partial Regex Dated();

    [GeneratedRegex(@"^\| ([IVX]+) .+$")]
    private static partial Regex Principle();

    [GeneratedRegex(@"\]\(\.\./\.\./(?:src|tests|helm|docker|eng|Directory|\.github)[^)]*\)")]
    private static partial Regex CodeLink();
}
