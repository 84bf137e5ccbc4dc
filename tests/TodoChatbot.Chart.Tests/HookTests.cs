using k8s.Models;
using TodoChatbot.Chart.Tests.Charts;

namespace TodoChatbot.Chart.Tests;

/// <summary>The schema is brought up to date before pods of a new version come, whoever brings the secrets.</summary>
public sealed class HookTests
{
    private const string Vault = "secrets.externalSecrets.enabled=true,secrets.externalSecrets.storeName=s,secrets.externalSecrets.remoteKey=k";

    private static readonly Rendering External = Rendering.Default.With(Vault).Having(ClusterApis.ExternalSecrets);

    [Fact]
    public async Task With_an_existing_Secret_the_Job_runs_before_the_installation_and_brings_all_but_that_Secret()
    {
        var release = await Helm.RenderAsync(Rendering.Default);

        Order(release, "pre-install").ShouldBe(["NetworkPolicy/todo-chatbot-migrate", "ServiceAccount/todo-chatbot-migrate", "Job/todo-chatbot-migrate"]);
        SecretsOfTheJob(release).ShouldBe(["todo-app-secrets"]);
    }

    [Fact]
    public async Task With_inline_secrets_the_Job_brings_a_Secret_of_its_own_with_the_database_s_keys_only()
    {
        var release = await Helm.RenderAsync(Rendering.Default.With(Profiles.Inline));

        Order(release, "pre-install").ShouldBe(
            ["NetworkPolicy/todo-chatbot-migrate", "Secret/todo-chatbot-migrate", "ServiceAccount/todo-chatbot-migrate", "Job/todo-chatbot-migrate"]);
        SecretsOfTheJob(release).ShouldBe(["todo-chatbot-migrate"]);
        release.Find<V1Secret>("Secret", "todo-chatbot-migrate").Data.Keys.ShouldBe(["DATABASE_URL"]);
    }

    [Fact]
    public async Task With_a_vault_the_first_Job_runs_after_the_installation_and_waits_for_the_Secret()
    {
        var release = await Helm.RenderAsync(External);

        Order(release, "pre-install").ShouldBeEmpty();
        Order(release, "post-install")[^1].ShouldBe("Job/todo-chatbot-migrate");
        SecretsOfTheJob(release).ShouldBe(["todo-app-secrets"]);

        // A required key that is not there yet keeps the pod waiting; nothing crashes meanwhile.
        Job(release).Spec.Template.Spec.Volumes.Single(volume => volume.Name == "secrets").Projected.Sources[0].Secret.Optional.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(Profiles.Inline)]
    [InlineData(Vault)]
    public async Task Before_every_upgrade_the_Job_runs_with_what_it_needs(string values)
    {
        var release = await Helm.RenderAsync(values == Vault ? External : values.Length == 0 ? Rendering.Default : Rendering.Default.With(values));

        Order(release, "pre-upgrade")[^1].ShouldBe("Job/todo-chatbot-migrate");
        References.Unresolved(release).ShouldBeEmpty();
    }

    /// <summary>What a hook of lower weight made must outlive it: the Job still reads it.</summary>
    [Fact]
    public async Task What_the_Job_needs_lives_until_all_hooks_are_done()
    {
        var release = await Helm.RenderAsync(Rendering.Default.With(Profiles.Inline));

        release.Objects.Where(rendered => rendered.HookEvents.Contains("pre-install") && rendered.Kind != "Job").ShouldAllBe(
            rendered => rendered.Annotation("helm.sh/hook-delete-policy") == "before-hook-creation,hook-succeeded" && rendered.HookWeight < 0);
    }

    /// <summary>Helm deletes what a hook of the same name left behind before it makes it anew; a failed Job stays for its log.</summary>
    [Fact]
    public async Task A_failed_Job_stays_and_is_no_obstacle_to_the_next()
    {
        var release = await Helm.RenderAsync(Rendering.Default);

        release.Find("Job", "todo-chatbot-migrate").Annotation("helm.sh/hook-delete-policy").ShouldBe("before-hook-creation");
        Job(release).Spec.ShouldSatisfyAllConditions(
            spec => spec.BackoffLimit.ShouldBe(3),
            spec => spec.ActiveDeadlineSeconds.ShouldBe(240),
            spec => spec.Template.Spec.RestartPolicy.ShouldBe("Never"));
    }

    [Fact]
    public async Task Helm_test_checks_first_and_then_uses_the_site()
    {
        var release = await Helm.RenderAsync(Rendering.Default);

        Order(release, "test").ShouldBe(["Job/todo-chatbot-test-check", "Job/todo-chatbot-test-smoke"]);
        var smoke = release.Find<V1Job>("Job", "todo-chatbot-test-smoke").Spec.Template.Spec.Containers.Single();
        smoke.Args.ShouldBe(["smoke", "http://frontend-service:3000"]);
    }

    private static List<string> Order(Release release, string happening) =>
    [
        .. release.Objects.Where(rendered => rendered.HookEvents.Contains(happening))
            .OrderBy(rendered => rendered.HookWeight).ThenBy(rendered => rendered.Kind, StringComparer.Ordinal).Select(rendered => rendered.ToString()),
    ];

    private static V1Job Job(Release release) => release.Find<V1Job>("Job", "todo-chatbot-migrate");

    private static List<string> SecretsOfTheJob(Release release) =>
        [.. Job(release).Spec.Template.Spec.Volumes.SelectMany(volume => volume.Projected?.Sources ?? []).Select(source => source.Secret.Name).Distinct()];
}
