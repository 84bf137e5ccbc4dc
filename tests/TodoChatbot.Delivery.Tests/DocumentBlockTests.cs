using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using TodoChatbot.Delivery.Tests.Fixture;
using TodoChatbot.Testing;
using YamlDotNet.RepresentationModel;

namespace TodoChatbot.Delivery.Tests;

/// <summary>Code in the documents is well formed, runs where it needs no account, and names what exists.</summary>
public sealed partial class DocumentBlockTests
{
    private static readonly Dictionary<string, string> OfTheReader = new()
    {
        ["DATABASE_URL"] = "postgresql://ann:secret@db.example.org/todo",
        ["OLD_DATABASE_URL"] = "postgresql://ann:secret@db.example.org/todo",
        ["NEW_DATABASE_URL"] = "postgresql://ann:secret@db.example.org/todo",
        ["OWNER"] = "ann",
        ["DIGEST"] = $"sha256:{string.Concat(Enumerable.Repeat("1a2b", 16))}",
        ["HOST"] = "todo.example.org",
        ["VERSION"] = "1.2.3",
        ["REVISION"] = "1",
        ["TOKEN"] = "token",
    };

    private static readonly string[] Languages = ["sh", "yaml", "json", "nginx", "text", "mermaid"];

    public static TheoryData<string> All => [.. Documents.All];

    public static TheoryData<string> OfOperators => [.. Documents.OfOperators];

    public static TheoryData<string> WithRunnableBlocks => [.. Documents.All.Where(document => Documents.Blocks(document).Any(block => block.Info == "sh run"))];

    public static TheoryData<string> WithValues => [.. Documents.All.Where(document => Documents.Blocks(document).Any(block => block.Info == "yaml values"))];

    [Theory]
    [MemberData(nameof(All))]
    public void Blocks_say_their_language_and_parse(string document)
    {
        foreach (var block in Documents.Blocks(document))
        {
            Languages.ShouldContain(block.Language, document);
            if (block.Language == "yaml")
            {
                new YamlStream().Load(new StringReader(block.Code));
            }
            else if (block.Language == "json")
            {
                JsonDocument.Parse(block.Code).Dispose();
            }
        }

        (Documents.Text(document).Split("```").Length % 2).ShouldBe(1, $"{document} has a block without an end");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Commands_please_shellcheck(string document)
    {
        await Tools.NeedAsync("shellcheck");
        using var sandbox = new Sandbox();
        foreach (var (index, block) in Documents.Blocks(document).Where(block => block.Language == "sh").Index())
        {
            sandbox.Write($"block-{index:00}.sh", $"#!/bin/bash\nset -e\n{block.Code}");
        }

        // Variables come from the block before, or from the reader.
        var outcome = await sandbox.RunAsync("shopt -s nullglob; blocks=(block-*.sh); [[ ${#blocks[@]} == 0 ]] || shellcheck --exclude SC2154,SC2034 \"${blocks[@]}\"");

        outcome.ShouldSucceed();
    }

    [Theory]
    [MemberData(nameof(WithRunnableBlocks))]
    public async Task What_needs_no_account_runs(string document)
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        foreach (var (variable, value) in OfTheReader)
        {
            sandbox.Environment[variable] = value;
        }

        foreach (var block in Documents.Blocks(document))
        {
            if (block is { Language: "yaml", Info: [.., 'y', 'a', 'm', 'l'] } && block.Info != "yaml")
            {
                sandbox.Write(block.Info["yaml ".Length..], block.Code);
            }
            else if (block.Info == "sh run")
            {
                (await sandbox.ReadAsync(block.Code)).ShouldSucceed();
            }
        }

        sandbox.Calls.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(WithValues))]
    public async Task Values_are_values_of_the_chart(string document)
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        foreach (var block in Documents.Blocks(document).Where(block => block.Info == "yaml values"))
        {
            sandbox.Write("values.yaml", block.Code);

            (await sandbox.RunAsync(
                "helm template todo-chatbot helm/todo-chatbot --kube-version 1.36.0 --values values.yaml " +
                "--api-versions monitoring.coreos.com/v1 --api-versions external-secrets.io/v1")).ShouldSucceed();
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nobody_asks_Helm_for_the_logs_of_a_Job(string document) =>
        Documents.Commands(document).ShouldNotContain(command => command.StartsWith("helm test", StringComparison.Ordinal) && command.Contains("--logs", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void Values_that_are_named_exist(string document)
    {
        var values = Yaml.Parse(File.ReadAllText(Repository.At("helm", "todo-chatbot", "values.yaml")));
        var named = Documents.Commands(document)
            .Where(command => command.StartsWith("helm ", StringComparison.Ordinal) && !command.Contains("cert-manager", StringComparison.Ordinal))
            .SelectMany(command => Set().Matches(command).Select(match => match.Groups[1].Value))
            .Concat(Documents.Words(document).Select(word => ValuePath().Match(word)).Where(match => match.Success).Select(match => match.Groups[1].Value));

        foreach (var path in named)
        {
            YamlNode? node = values;
            foreach (var part in path.Split('.'))
            {
                node = (node as YamlMappingNode)?.At(part);
                node.ShouldNotBeNull($"{document} names the value {path}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Settings_that_are_named_exist(string document)
    {
        var sources = Directory.GetFiles(Repository.At("src"), "*Options.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();

        foreach (var match in Setting().Matches(Documents.Text(document)).Where(match => match.Groups[2].Value.Length > 1))
        {
            sources.ShouldContain(
                source => source.Contains($"Section = \"{match.Groups[1].Value}\"", StringComparison.Ordinal) && Regex.IsMatch(source, $@"\b{match.Groups[2].Value} {{ get"),
                $"{document} names {match.Value}");
        }
    }

    [Theory]
    [MemberData(nameof(OfOperators))]
    public void Files_and_tests_that_are_named_exist(string document)
    {
        var tests = string.Concat(Directory.GetFiles(Repository.At("tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        foreach (var word in Documents.Words(document).Concat(Documents.Commands(document).SelectMany(command => command.Split(' '))).Select(word => word.Trim('"')))
        {
            if (RepositoryPath().IsMatch(word))
            {
                Path.Exists(Repository.At(word)).ShouldBeTrue($"{document} names {word}");
            }
            else if (OverlayName().IsMatch(word))
            {
                File.Exists(Repository.At("helm", "todo-chatbot", word)).ShouldBeTrue($"{document} names {word}");
            }
        }

        foreach (var name in TestName().Matches(Documents.Text(document)).Select(match => match.Value))
        {
            tests.ShouldContain($" {name}(", customMessage: document);
        }

        foreach (var type in TestClass().Matches(Documents.Text(document)).Select(match => match.Value))
        {
            tests.ShouldContain($"class {type}", customMessage: document);
        }
    }

    [Theory]
    [MemberData(nameof(OfOperators))]
    public async Task Objects_that_are_named_come_out_of_the_chart(string document)
    {
        await Tools.NeedNodeAsync();
        using var sandbox = new Sandbox();
        var rendered = await sandbox.RunAsync(
            "helm template todo-chatbot helm/todo-chatbot --kube-version 1.36.0 --values helm/todo-chatbot/values-cloud.yaml " +
            "--set exposure.host=todo.example.org --api-versions gateway.networking.k8s.io/v1/HTTPRoute");
        rendered.ShouldSucceed();

        foreach (var match in ObjectName().Matches(string.Join('\n', Documents.Commands(document))).Where(match => match.Groups[2].Value.StartsWith("todo", StringComparison.Ordinal)))
        {
            rendered.Output.ShouldMatch($@"kind: {match.Groups[1].Value}(?s:.{{0,60}})name: {Regex.Escape(match.Groups[2].Value)}\n".Replace("kind: ", "(?i)kind: "), $"{document} names {match.Value}");
        }
    }

    [Fact]
    public void The_figure_in_the_readme_counts_what_is_there()
    {
        var blocks = Documents.OfOperators.SelectMany(Documents.Blocks).ToList();
        var shell = blocks.Count(block => block.Language == "sh");

        Documents.Text("README.md").ShouldContain(
            $"{blocks.Count(block => block.Info == "sh run")} of {shell} shell blocks run, all {shell} linted; "
            + $"{blocks.Count(block => block.Info == "yaml values")} of {blocks.Count(block => block.Info == "yaml values")} blocks of values rendered");
    }

    [Fact]
    public void Every_alert_has_its_heading_in_troubleshooting()
    {
        var alerts = Alert().Matches(File.ReadAllText(Repository.At("helm", "todo-chatbot", "templates", "prometheusrule.yaml"))).Select(match => match.Groups[1].Value).Distinct().ToList();

        var headings = Documents.Text("docs/deployment/troubleshooting.md").Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]);

        headings.ShouldBe(alerts, ignoreOrder: true);
    }

    [Fact]
    public async Task The_rehearsal_of_a_restore_brings_everything_back()
    {
        Assert.SkipWhen(PostgresDatabase.WhyNot is not null, PostgresDatabase.WhyNot ?? "");
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var site = await Site.StartAsync(new SiteOptions { UsesPostgres = true }, cancellationToken);
        await using var empty = await PostgresDatabase.CreateAsync(cancellationToken);
        using var sandbox = new Sandbox();
        sandbox.Play("dotnet", $"exec {Tools.DotNet} {Repository.Built("TodoChatbot.Backend")} \"${{@:5}}\"");
        sandbox.Environment["OLD_DATABASE_URL"] = site.Postgres.ConnectionString;
        sandbox.Environment["NEW_DATABASE_URL"] = empty.ConnectionString;
        sandbox.Environment["SITE_SECRET"] = Site.Secret;
        (await sandbox.RunAsync("DATABASE_URL=\"$OLD_DATABASE_URL\" dotnet run --project src/TodoChatbot.Backend -- migrate")).ShouldSucceed();
        using (var http = new HttpClient { BaseAddress = site.Address })
        {
            var session = await http.PostAsJsonAsync("/api/auth/register", new { email = "ann@example.com", password = "a password for a test" }, cancellationToken);
            session.EnsureSuccessStatusCode();
            http.DefaultRequestHeaders.Authorization = new("Bearer", (await session.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("access_token").GetString());
            (await http.PostAsJsonAsync("/api/tasks/quick", new { text = "Pay rent every 1st at 9 #bills" }, cancellationToken)).EnsureSuccessStatusCode();
        }

        var blocks = Documents.Blocks("docs/deployment/backup.md").Where(block => block.Info == "sh run").ToList();

        var export = await sandbox.ReadAsync(blocks[0].Code);
        var restore = await sandbox.ReadAsync(blocks[1].Code);

        export.ShouldSucceed();
        restore.ShouldSucceed();
        Rows().Match(restore.Error).Groups[1].Value.ShouldBe(Rows().Match(export.Error).Groups[1].Value);
        var again = await sandbox.RunAsync("export DATABASE_URL=\"$NEW_DATABASE_URL\"\ndotnet run --project src/TodoChatbot.Backend -- export again.jsonl\ndiff <(tail -n +2 again.jsonl) <(tail -n +2 todo-*.jsonl)");
        again.ShouldSucceed();
    }

    [GeneratedRegex(@"--set(?:-string)? ([\w.]+)=")]
    private static partial Regex Set();

    [GeneratedRegex(@"^((?:global|names|secrets|database|ai|session|drain|telemetry|backend|frontend|migrations|exposure|networkPolicy|pods|tests|metrics)(?:\.[A-Za-z]+)+)(?:=\S+)?$")]
    private static partial Regex ValuePath();

    [GeneratedRegex(@"\b([A-Z][A-Za-z]+)__([A-Z][A-Za-z]*)\b")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^(?:\.github|docker|helm|src|tests|benchmarks|docs|specs)/[\w./-]+\w$")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"^values-\w+\.yaml$")]
    private static partial Regex OverlayName();

    [GeneratedRegex(@"\b[A-Z][a-z]+(?:_[A-Za-z0-9]+){4,}\b")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+Tests\b")]
    private static partial Regex TestClass();

    [GeneratedRegex(@"\b(deployment|job|service)/([\w-]+)")]
    private static partial Regex ObjectName();

    [GeneratedRegex(@"alert: (\w+)")]
    private static partial Regex Alert();

    [GeneratedRegex(@"ed (\d+) rows")]
    private static partial Regex Rows();
}
