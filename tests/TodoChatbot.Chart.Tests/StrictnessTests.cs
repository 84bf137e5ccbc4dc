using TodoChatbot.Chart.Tests.Charts;

namespace TodoChatbot.Chart.Tests;

/// <summary>The reading of manifests is as strict as a cluster: what these tests accept, it accepts.</summary>
public sealed class StrictnessTests
{
    private const string ServiceAccount = """
        ---
        # Source: todo-chatbot/templates/x.yaml
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: x
          namespace: z
          annotations: {a: b}
        automountServiceAccountToken: false

        """;

    [Fact]
    public void What_is_right_is_read()
    {
        var release = Release.Read(ServiceAccount, Rendering.Default);

        release.Objects.ShouldHaveSingleItem().ToString().ShouldBe("ServiceAccount/x");
    }

    [Theory]
    [InlineData("automountServiceAccountToken", "automountServiceaccountToken")]
    [InlineData("{a: b}", "{a: 1}")]
    [InlineData("{a: b}", "{a: true}")]
    [InlineData("false", "\"false\"")]
    [InlineData("false", "no")]
    [InlineData("name: x", "name: 0440")]
    [InlineData("{a: b}", "{a: b, a: c}")]
    [InlineData("kind: ServiceAccount", "kind: Pod")]
    public void What_a_cluster_would_refuse_is_refused(string right, string wrong)
    {
        var text = ServiceAccount.Replace(right, wrong, StringComparison.Ordinal);

        Should.Throw<Exception>(() => Release.Read(text, Rendering.Default));
    }

    [Theory]
    [InlineData("name: todo-app-config-frontend", "name: todo-app-config-frontent")]
    [InlineData("port: http", "port: web")]
    [InlineData("serviceAccountName: todo-chatbot-test", "serviceAccountName: todo-chatbot-tests")]
    [InlineData("- key: JWT_SECRET\n", "- key: JWT_SECRETS\n")]
    [InlineData("name: tmp\n          emptyDir", "name: temp\n          emptyDir")]
    public async Task A_name_that_leads_nowhere_is_found(string right, string wrong)
    {
        var release = await Helm.RenderAsync(Rendering.Default);

        var broken = Release.Read(ReplaceLast(release.Text, right, wrong), Rendering.Default);

        References.Unresolved(release).ShouldBeEmpty();
        References.Unresolved(broken).ShouldNotBeEmpty();
    }

    private static string ReplaceLast(string text, string right, string wrong)
    {
        var at = text.LastIndexOf(right, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0, right);
        return text[..at] + wrong + text[(at + right.Length)..];
    }
}
