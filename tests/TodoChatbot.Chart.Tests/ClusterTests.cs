using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Clusters;

namespace TodoChatbot.Chart.Tests;

/// <summary>What only a cluster can tell: the real Helm installs, upgrades and uninstalls against a cluster's API.</summary>
public sealed class ClusterTests
{
    private const string Secret = "todo-app-secrets";
    private static readonly string[] Complete = ["DATABASE_URL", "JWT_SECRET", "DATA_PROTECTION_KEY"];

    [Fact]
    public async Task A_Secret_that_is_missing_is_named_with_the_command_that_makes_it_and_nothing_is_installed()
    {
        await using var cluster = new HelmCluster();

        var outcome = await cluster.HelmAsync("install", Rendering.Default);

        outcome.IsSuccess.ShouldBeFalse();
        outcome.Error.ShouldContain("""
            The Secret todo-app-secrets in the namespace todo-app has no DATABASE_URL, JWT_SECRET, DATA_PROTECTION_KEY. Make it: kubectl create secret generic todo-app-secrets -n todo-app --from-literal=DATABASE_URL='postgresql://…' --from-literal=JWT_SECRET="$(openssl rand -base64 48)" --from-literal=DATA_PROTECTION_KEY="$(openssl rand -base64 48)"
            """.Trim());
        cluster.Api.Made.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "DATABASE_URL,JWT_SECRET", "has no DATA_PROTECTION_KEY.")]
    [InlineData("ai.provider=openai,ai.model=gpt", "DATABASE_URL,JWT_SECRET,DATA_PROTECTION_KEY", "has no OPENAI_API_KEY.")]
    [InlineData("secrets.generateKeys=true", "JWT_SECRET", "has no DATABASE_URL.")]
    [InlineData("secrets.existingSecret=mine", "DATABASE_URL,JWT_SECRET,DATA_PROTECTION_KEY", "The Secret mine in the namespace todo-app has no")]
    public async Task Keys_that_are_missing_are_named(string values, string keys, string sentence)
    {
        await using var cluster = new HelmCluster();
        cluster.Api.AddSecret(Secret, keys.Split(','));

        var outcome = await cluster.HelmAsync("install", values.Length == 0 ? Rendering.Default : Rendering.Default.With(values));

        outcome.IsSuccess.ShouldBeFalse();
        outcome.Error.ShouldContain(sentence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ai.provider=openai,ai.model=llama,ai.endpoint=http://ollama:11434/v1")]
    public async Task With_its_Secret_the_release_is_installed_after_the_migration_and_upgraded_after_another(string values)
    {
        await using var cluster = new HelmCluster();
        cluster.Api.AddSecret(Secret, Complete);
        var rendering = values.Length == 0 ? Rendering.Default : Rendering.Default.With(values);

        var installed = await cluster.HelmAsync("install", rendering);
        var upgraded = await cluster.HelmAsync("upgrade", rendering.With("backend.replicas=3"));

        installed.IsSuccess.ShouldBeTrue(installed.Error);
        upgraded.IsSuccess.ShouldBeTrue(upgraded.Error);
        string[] made = [.. cluster.Api.Made.Where(name => !name.StartsWith("Secret/sh.helm.release", StringComparison.Ordinal))];
        made[..3].ShouldBe(["ServiceAccount/todo-chatbot-migrate", "NetworkPolicy/todo-chatbot-migrate", "Job/todo-chatbot-migrate"], ignoreOrder: true);
        made[2].ShouldBe("Job/todo-chatbot-migrate");
        made.Count(name => name == "Job/todo-chatbot-migrate").ShouldBe(2);
        made.ShouldContain("Deployment/todo-chatbot-backend");
        made.ShouldNotContain("Job/todo-chatbot-test-smoke");
        made.Count(name => name == "Deployment/todo-chatbot-backend").ShouldBe(1);
    }

    [Fact]
    public async Task Generated_keys_stay_through_an_upgrade_and_a_new_installation()
    {
        await using var cluster = new HelmCluster();
        cluster.Api.AddSecret(Secret, "DATABASE_URL");
        var rendering = Rendering.Default.With("secrets.generateKeys=true");

        (await cluster.HelmAsync("install", rendering)).ShouldSatisfyAllConditions(outcome => outcome.IsSuccess.ShouldBeTrue(outcome.Error));
        var first = cluster.Api.Secret("todo-chatbot-generated");
        (await cluster.HelmAsync("upgrade", rendering.With("backend.replicas=3"))).IsSuccess.ShouldBeTrue();
        var upgraded = cluster.Api.Secret("todo-chatbot-generated");
        (await cluster.HelmAsync("uninstall", rendering)).IsSuccess.ShouldBeTrue();
        var left = cluster.Api.Secret("todo-chatbot-generated");
        (await cluster.HelmAsync("install", rendering)).ShouldSatisfyAllConditions(outcome => outcome.IsSuccess.ShouldBeTrue(outcome.Error));

        first.Keys.ShouldBe(["DATA_PROTECTION_KEY", "JWT_SECRET"], ignoreOrder: true);
        first["JWT_SECRET"].ShouldNotBe(first["DATA_PROTECTION_KEY"]);
        upgraded.ShouldBe(first);
        left.ShouldBe(first);
        cluster.Api.Secret("todo-chatbot-generated").ShouldBe(first);
    }

    [Fact]
    public async Task A_field_that_the_cluster_does_not_know_is_refused_by_it()
    {
        await using var cluster = new HelmCluster();
        cluster.Api.AddSecret(Secret, Complete);

        var outcome = await cluster.HelmAsync("install", Rendering.Default.With(
            "extraObjects[0].apiVersion=v1", "extraObjects[0].kind=ConfigMap", "extraObjects[0].metadata.name=mine", "extraObjects[0].dta.a=b"));

        outcome.IsSuccess.ShouldBeFalse();
        outcome.Error.ShouldContain("dta");
    }

    [Theory]
    [InlineData("none", "kubectl port-forward service/frontend-service -n todo-app 3000:3000")]
    [InlineData("gateway", "kubectl get gateway todo-chatbot -n todo-app")]
    [InlineData("listenerset", "kubectl get listenerset todo-chatbot -n todo-app")]
    [InlineData("listenerset", "kubectl get gateway shared -n infra")]
    [InlineData("route", "kubectl get gateway shared -n infra")]
    [InlineData("route", "https://todo.example.org")]
    [InlineData("ingress", "kubectl get ingress todo-chatbot -n todo-app")]
    [InlineData("loadbalancer", "kubectl get service frontend-service -n todo-app")]
    [InlineData("nodeport", ":30000")]
    public async Task The_notes_say_how_the_page_is_reached(string mode, string command)
    {
        await using var cluster = new HelmCluster();
        cluster.Api.AddSecret(Secret, Complete);

        var outcome = await cluster.HelmAsync("install", Rendering.Default.Exposed(mode));

        outcome.IsSuccess.ShouldBeTrue(outcome.Error);
        outcome.Output.ShouldContain(command);
    }

    [Fact]
    public async Task The_notes_say_when_plain_HTTP_is_not_redirected()
    {
        await using var cluster = new HelmCluster();
        cluster.Api.AddSecret(Secret, Complete);

        var outcome = await cluster.HelmAsync("install", Rendering.Default.Exposed("route").With("exposure.gateway.parent.httpSectionName="));

        outcome.Output.ShouldContain("Plain HTTP is not redirected by this release");
    }
}
