using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Fixture;
using static TodoChatbot.Chart.Tests.Charts.ComposeFile;

namespace TodoChatbot.Chart.Tests;

/// <summary>The compose file of a home server runs the same images with settings that they know, and as little as the chart's pods may.</summary>
public sealed class ComposeTests
{
    private static readonly string[] Ours = ["migrate", "backend", "frontend"];

    [Fact]
    public async Task Images_are_those_of_the_chart_and_a_release_has_to_be_named()
    {
        var release = await Helm.RenderAsync(Rendering.Default);

        foreach (var (service, deployment) in new[] { ("migrate", "backend"), ("backend", "backend"), ("frontend", "frontend") })
        {
            var image = release.Find("Deployment", $"todo-chatbot-{deployment}").PodTemplate!.Spec.Containers.Single().Image;
            Service(service)["image"]!.GetValue<string>().ShouldStartWith($"{image[..image.LastIndexOf(':')]}:${{TODO_VERSION:?");
        }

        Service("postgres")["image"]!.GetValue<string>().ShouldContain("@sha256:");
    }

    [Fact]
    public async Task Settings_are_known_to_the_programs_and_secrets_come_as_files()
    {
        var known = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "configuration.md"), TestContext.Current.CancellationToken);
        var secrets = Root["secrets"]!.AsObject();

        foreach (var name in Ours)
        {
            var settings = Service(name)["environment"]!.AsObject();
            settings["SECRETS_DIRECTORY"]!.GetValue<string>().ShouldBe("/run/secrets");

            // The first of a list stands for all: Proxies__Known__0.
            settings.Select(setting => setting.Key.EndsWith("__1", StringComparison.Ordinal) ? $"{setting.Key[..^1]}0" : setting.Key)
                .ShouldAllBe(key => known.Contains($"`{key}`", StringComparison.Ordinal));
            Texts(Service(name)["secrets"]).ShouldAllBe(secret => known.Contains($"| `{secret}` |", StringComparison.Ordinal) && secrets.ContainsKey(secret));
        }

        secrets.ShouldAllBe(secret => secret.Value!["file"]!.GetValue<string>() == $"./secrets/{secret.Key}");
        Texts(Service("backend")["secrets"]).ShouldBe(["DATABASE_URL", "JWT_SECRET"]);
        Texts(Service("frontend")["secrets"]).ShouldBe(["DATA_PROTECTION_KEY"]);
    }

    [Fact]
    public void The_schema_is_up_to_date_before_anything_serves()
    {
        Texts(Service("migrate")["command"]).ShouldBe(["migrate"]);
        Service("migrate")["depends_on"]!["postgres"]!["condition"]!.GetValue<string>().ShouldBe("service_healthy");
        Service("backend")["depends_on"]!["migrate"]!["condition"]!.GetValue<string>().ShouldBe("service_completed_successfully");
        Service("frontend")["depends_on"]!.AsObject().ContainsKey("backend").ShouldBeTrue();
        Texts(Service("postgres")["healthcheck"]!["test"]).ShouldBe(["CMD", "pg_isready", "--host", "127.0.0.1", "--username", "todo"]);
    }

    [Fact]
    public void Every_service_may_do_as_little_as_a_pod_and_only_the_page_is_published()
    {
        foreach (var (name, service) in Root["services"]!.AsObject())
        {
            service!["read_only"]!.GetValue<bool>().ShouldBeTrue(name);
            Texts(service["cap_drop"]).ShouldBe(["ALL"], name);
            Texts(service["security_opt"]).ShouldBe(["no-new-privileges:true"], name);
            (service["privileged"] ?? service["network_mode"]).ShouldBeNull(name);
            Texts(service["ports"]).ShouldBe(name == "frontend" ? ["3000:3000"] : [], name);
        }

        Service("postgres")["user"]!.GetValue<string>().ShouldBe("70:70");
        Ours.ShouldAllBe(name => Service(name)["user"] == null, "the images bring their user");
        Root["networks"]!["database"]!["internal"]!.GetValue<bool>().ShouldBeTrue();
        Texts(Service("frontend")["networks"]).ShouldBe(["backend"]);
    }
}
