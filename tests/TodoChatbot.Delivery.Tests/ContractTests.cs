using System.Text.RegularExpressions;
using TodoChatbot.Delivery.Tests.Fixture;
using TodoChatbot.Testing;
using YamlDotNet.RepresentationModel;

namespace TodoChatbot.Delivery.Tests;

/// <summary>The contracts of the plan say what the chart and the workflows are.</summary>
public sealed partial class ContractTests
{
    private static readonly string Folder = Repository.At("specs", "008-cloud-deployment", "contracts");

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
    public async Task Items_of_the_checklist_that_need_no_cluster_are_as_it_says()
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        sandbox.Write("specs/008-cloud-deployment/contracts/helm-values-cloud.yaml", File.ReadAllText(Path.Combine(Folder, "helm-values-cloud.yaml")));
        var items = File.ReadAllLines(Path.Combine(Folder, "deployment-checklist.md"))
            .Where(line => line.StartsWith("| ☐ |", StringComparison.Ordinal))
            .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray()).ToList();

        items.ShouldAllBe(cells => cells.Length == 6 && cells[3].Length > 0 && cells[4].Length > 0);
        var local = items.Where(cells => cells[3].StartsWith("`helm template", StringComparison.Ordinal) || cells[3].StartsWith("`helm lint", StringComparison.Ordinal)).ToList();
        local.Count.ShouldBe(2);
        foreach (var cells in local)
        {
            var outcome = await sandbox.RunAsync(cells[3].Trim('`'));

            outcome.ShouldSucceed();
            outcome.Output.ShouldContain(Quoted().Match(cells[4]).Groups[1].Value);
        }
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

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
