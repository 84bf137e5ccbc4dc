using System.Text;
using System.Text.Json;
using k8s.Models;
using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Fixture;
using TodoChatbot.Chart.Tests.Rules;

namespace TodoChatbot.Chart.Tests;

/// <summary>Public checkers find nothing: the union of what they ask for on the rendered objects, and one of them itself.</summary>
public sealed class RuleTests
{
    // Each way of exposing the site that gives people an address of their own and is not judged by KBP114.
    private static readonly string[] Judged = ["defaults", "cloud", "oke", "gke", "aks", "eks", "cloud ingress", "cloud listenerset", "cloud route"];

    private static IReadOnlyList<Rule> Union { get; } = [.. PodRules.All, .. ReleaseRules.All];

    private static string Careless { get; } = File.ReadAllText(Path.Combine(Repository.Tests, "Rules", "careless.yaml"));

    public static TheoryData<string, string, bool> Rows => [.. (
        from rule in Union
        from profile in Judged
        from hasEverything in new[] { false, true }
        select new TheoryDataRow<string, string, bool>(rule.Id, profile, hasEverything))];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task No_rule_of_the_union_is_broken(string id, string profile, bool hasEverything)
    {
        var rule = Union.Single(known => known.Id == id);
        var rendering = profile.Split(' ') is [var name, var mode] ? Profiles.Of(name).Exposed(mode) : Profiles.Of(profile);

        var release = await Helm.RenderAsync(hasEverything ? rendering.WithEverything() : rendering);

        rule.Findings(release).ShouldBeEmpty($"{rule.Id} ({rule.Checkers})");
    }

    /// <summary>H hardening, I images, R resources, P probes, A availability, N network, S secrets, M metadata, each numbered from 1.</summary>
    [Fact]
    public async Task Every_rule_of_the_public_checkers_is_kept_or_decided_against_in_writing()
    {
        var known = new (char Area, int Count)[] { ('H', 14), ('I', 4), ('R', 4), ('P', 4), ('A', 8), ('N', 5), ('S', 4), ('M', 8) }
            .SelectMany(area => Enumerable.Range(1, area.Count).Select(number => $"{area.Area}{number:00}"));

        string[] decided = [.. known.Except(Union.Select(rule => rule.Id))];

        decided.ShouldBe(["I02", "R04"]);
        var decision = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "decisions", "0016-rules-that-are-left.md"), TestContext.Current.CancellationToken);
        decided.ShouldAllBe(id => decision.Contains($"**{id}**", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_digest_takes_the_place_of_the_tag()
    {
        var digest = $"sha256:{new string('a', 64)}";

        var release = await Helm.RenderAsync(Rendering.Default.With($"backend.image.digest={digest}", $"frontend.image.digest={digest}", "global.imageRegistry=mirror.example.org"));

        release.Workloads.SelectMany(workload => workload.PodTemplate!.Spec.Containers).Select(container => container.Image).Distinct()
            .ShouldBe([$"mirror.example.org/todo-chatbot/todo-backend@{digest}", $"mirror.example.org/todo-chatbot/todo-frontend@{digest}"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_linter_finds_nothing_but_the_exposed_service_where_one_is_asked_for()
    {
        var renderings = (
            from profile in Profiles.Names
            from mode in Profiles.Modes
            from hasEverything in new[] { false, true }
            let rendering = Profiles.Of(profile).Exposed(mode)
            select (
                Name: $"{profile}-{mode}{(hasEverything ? "-everything" : "")}",
                IsExposed: mode is "loadbalancer" or "nodeport",
                Rendering: hasEverything ? rendering.WithEverything() : rendering)).ToList();

        var findings = await LintAsync([.. await Task.WhenAll(renderings.Select(async each => (each.Name, (await Helm.RenderAsync(each.Rendering)).Text)))]);

        findings.Count.ShouldBe(renderings.Count);
        foreach (var (name, isExposed, _) in renderings)
        {
            findings[name].Select(finding => finding.Split('.')[0]).ShouldBe(isExposed ? ["KBP114 frontend-service"] : [], name);
        }
    }

    [Fact]
    public async Task The_linter_finds_what_is_wrong_in_objects_that_keep_no_rule()
    {
        var findings = await LintAsync([("careless", Careless)]);

        findings["careless"].Select(finding => finding[..6]).Distinct().Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Every_rule_of_the_union_finds_something_in_objects_that_keep_none()
    {
        var careless = Release.Read(Careless, Rendering.Default);

        var blind = Union.Where(rule => !rule.Findings(careless).Any()).Select(rule => rule.Id);

        // Kinds and versions that the tests do not read at all.
        blind.ShouldBe(["H13", "M01", "M08"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("A07", "Deployment/careless")]
    [InlineData("A07", "Deployment/unprobed")]
    [InlineData("N03", "Ingress/careless")]
    [InlineData("N03", "Gateway/careless https")]
    [InlineData("N03", "HTTPRoute/careless")]
    [InlineData("N03", "HTTPRoute/everywhere")]
    [InlineData("S01", "the container careless of Deployment/careless")]
    [InlineData("S01", "the container unprobed of Deployment/unprobed")]
    [InlineData("S01", "the container careless of Job/careless")]
    [InlineData("S01", "ConfigMap/careless GREETING")]
    [InlineData("S03", "Gateway/careless listeners has https 2 times")]
    [InlineData("S03", "Gateway/careless addresses has HTTPS :443 2 times")]
    [InlineData("S03", "Service/careless port names has web 2 times")]
    public void A_rule_finds_each_way_in_which_it_is_broken(string id, string finding)
    {
        var careless = Release.Read(Careless, Rendering.Default);

        Union.Single(rule => rule.Id == id).Findings(careless).ShouldContain(finding);
    }

    [Theory]
    [InlineData("pods.appArmor=true", "appArmorProfile:")]
    [InlineData("pods.userNamespace=true", "hostUsers: false")]
    public async Task Hardening_that_is_asked_for_and_is_not_there_is_found(string value, string line)
    {
        var release = await Helm.RenderAsync(Rendering.Default.With(value));
        var rule = Union.Single(rule => rule.Id == "H12");

        var lines = release.Text.Split('\n');
        var at = Array.FindLastIndex(lines, text => text.Trim() == line);
        var without = lines.Where((_, index) => index != at && (index != at + 1 || !line.EndsWith(':')));

        rule.Findings(release).ShouldBeEmpty();
        rule.Findings(Release.Read(string.Join('\n', without), release.Rendering)).ShouldHaveSingleItem();
    }

    /// <summary>Secrets in values, for a trial, come out in Secrets and nowhere else.</summary>
    [Fact]
    public async Task Inline_secrets_stand_in_Secrets_only()
    {
        string[] keys = ["DATABASE_URL", "DATABASE_DIRECT_URL", "JWT_SECRET", "JWT_SECRET_PREVIOUS", "DATA_PROTECTION_KEY", "DATA_PROTECTION_KEY_PREVIOUS", "OPENAI_API_KEY"];
        var marked = keys.ToDictionary(key => key, key => $"marked-{key.ToLowerInvariant()}-0123456789abcdef0123456789");
        var rendering = Profiles.Of("cloud").With([.. marked.Select(pair => $"secrets.inline.{pair.Key}={pair.Value}"), "secrets.allowInline=true", "ai.provider=openai", "ai.model=gpt"]);

        var release = await Helm.RenderAsync(rendering);

        var secrets = release.All<V1Secret>();
        secrets.ShouldNotBeEmpty();
        marked.ShouldAllBe(pair => secrets.Any(secret => secret.Data[pair.Key].SequenceEqual(Encoding.UTF8.GetBytes(pair.Value))));
        release.Objects.Where(rendered => rendered.Kind != "Secret" && marked.Values.Any(value => rendered.Json.ToJsonString().Contains(value, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private static async Task<Dictionary<string, string[]>> LintAsync(IReadOnlyList<(string Name, string Text)> manifests)
    {
        await NodePackages.NeedAsync();
        var folder = Directory.CreateTempSubdirectory("todo-lint-");
        try
        {
            foreach (var (name, text) in manifests)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text, TestContext.Current.CancellationToken);
            }

            var node = new Tool("node") { Folder = NodePackages.Folder };
            string[] arguments = [Path.Combine(Repository.Tests, "Tools", "monokle.mjs"), .. folder.GetFiles().Select(file => file.FullName)];
            var report = JsonSerializer.Deserialize<Report>(await node.RunAsync(arguments, TestContext.Current.CancellationToken), JsonSerializerOptions.Web)!;
            report.Rules.ShouldBe(39);
            return report.Findings;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed record Report(int Rules, Dictionary<string, string[]> Findings);
}
