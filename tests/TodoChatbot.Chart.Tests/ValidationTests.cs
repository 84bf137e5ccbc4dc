using System.Text.RegularExpressions;
using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests;

/// <summary>Values that do not fit together are refused with a sentence that says the mend.</summary>
public sealed partial class ValidationTests
{
    private const string Gateway = "exposure.mode=gateway,exposure.host=todo.example.org,exposure.tls.clusterIssuer=letsencrypt,exposure.gateway.className=eg";
    private const string Ingress = "exposure.mode=ingress,exposure.host=todo.example.org,exposure.tls.clusterIssuer=letsencrypt";

    public static TheoryData<string, string> Refused => new()
    {
        { "backend.image.tag=latest", "backend.image.tag=latest moves, so nobody could say which version runs or go back to it. Set backend.image.digest (sha256:…), or a version as the tag." },
        { "@1.29.4 pods.appArmor=true", "pods.appArmor needs Kubernetes 1.30, and this cluster has v1.29.4. Leave it false." },
        { "@1.32.0 pods.userNamespace=true", "pods.userNamespace needs Kubernetes 1.33, and this cluster has v1.32.0." },
        { "fullnameOverride=1todo", "The release would be called 1todo, and Services have names of a to z, 0 to 9 and -, with a letter first. Set fullnameOverride to such a name." },
        { "names.backendService=page,names.frontendService=page", "Two Services would be called page. Set names.backendService and names.frontendService to names that nothing else has." },
        { "names.frontendService=todo-chatbot-metrics", "Two Services would be called todo-chatbot-metrics." },
        { "commonLabels.app\\.kubernetes\\.io/name=x", "commonLabels sets app.kubernetes.io/name, which the chart sets itself. Choose another name." },
        { "pods.labels.app\\.kubernetes\\.io/component=x", "pods.labels sets app.kubernetes.io/component, which the chart sets itself." },
        { "backend.image.tag=v1", "backend.image.tag=v1 moves" },
        { "frontend.image.tag=1.2", "frontend.image.tag=1.2 moves" },
        { "backend.image.tag=main-arm64", "backend.image.tag=main-arm64 moves" },
        { "backend.pdb.maxUnavailable=00%", "backend.pdb.maxUnavailable=00% would hold up the drain" },
        { Profiles.Inline + ",ai.provider=anthropic,ai.model=claude", "secrets.inline has no ANTHROPIC_API_KEY." },
        { Gateway + ",exposure.gateway.bring=route,exposure.gateway.parent.name=shared,exposure.gateway.parent.httpSectionName=http", "exposure.gateway.parent.httpSectionName gets the redirect, and the page would join that listener too. Set exposure.gateway.parent.sectionName to the listener of HTTPS." },
        { "frontend.image.tag=main", "frontend.image.tag=main moves" },
        { "backend.autoscaling.enabled=true,backend.resources.requests.cpu=null", "there is none. Set backend.resources.requests.cpu." },
        { "frontend.autoscaling.enabled=true,frontend.autoscaling.maxReplicas=2", "frontend.autoscaling has nowhere to go from 2 to 2 pods. Set maxReplicas above minReplicas, or turn it off and set frontend.replicas." },
        { "backend.pdb.maxUnavailable=0", "backend.pdb.maxUnavailable=0 would hold up the drain of every node for ever. Set it to 1, or backend.pdb.enabled=false." },
        { "backend.pdb.maxUnavailable=0%", "backend.pdb.maxUnavailable=0% would hold up the drain" },
        { "backend.extraEnv[0].name=Peers__Self", "backend.extraEnv sets Peers__Self, which is set already. Remove one of the two: server-side apply refuses a list with both." },
        { "frontend.extraEnv[0].name=A,frontend.extraEnv[1].name=A", "frontend.extraEnv sets A, which is set already." },
        { "backend.config.JWT_SECRET=x", "JWT_SECRET is a secret, and backend.config and backend.extraEnv are readable by everybody who can see the pod. Put it into the Secret todo-app-secrets." },
        { "backend.extraEnv[0].name=OPENAI_API_KEY", "OPENAI_API_KEY is a secret" },
        { "drain.gracePeriodSeconds=35", "drain.gracePeriodSeconds=35 is over before preStop, drain and shutdown are (35 seconds): requests under way would be cut. Set it to 40 or more." },
        { "backend.autoscaling.enabled=true,backend.autoscaling.maxReplicas=9", "The backend could hold 101 connections (its most pods and one of a rollout × database.maxPoolSize, and the migration), and the server allows 97. Lower database.maxPoolSize or the number of pods, or raise database.maxConnections if the server allows more." },
        { "database.ca.secret=a,database.ca.configMap=b", "database.ca names a Secret and a ConfigMap. Name one of them." },
        { "ai.provider=anthropic", "ai.provider=anthropic needs a model. Set ai.model." },
        { "ai.provider=ollama,ai.model=llama", "ai.provider=ollama needs an address. Set ai.endpoint." },
        { Profiles.Inline + ",secrets.externalSecrets.enabled=true", "secrets.externalSecrets and secrets.inline are both set. Choose one source." },
        { Profiles.Inline + ",secrets.existingSecret=mine", "secrets.existingSecret=mine is set, and so is another source. Choose one; what the Secret that is made is called stands in names.secret." },
        { Profiles.Inline + ",secrets.allowInline=false", "secrets.inline would be stored in the release and be readable by everybody who may read its history. Make a Secret and leave inline empty, or accept that for a trial: secrets.allowInline=true." },
        { "secrets.allowInline=true,secrets.inline.JWT_SECRET=0123456789abcdef0123456789abcdef", "secrets.inline has no DATABASE_URL." },
        { Profiles.Inline + ",secrets.inline.DATABSE_URL=x", "secrets.inline has DATABSE_URL, which nothing reads. Known are DATABASE_URL, JWT_SECRET, DATA_PROTECTION_KEY," },
        { Profiles.Inline + ",secrets.inline.JWT_SECRET=short", "secrets.inline.JWT_SECRET has 5 characters and needs 32. Make one with: openssl rand -base64 48" },
        { "secrets.externalSecrets.enabled=true", "secrets.externalSecrets is on. Name the store and its entry: secrets.externalSecrets.storeName and remoteKey." },
        { "secrets.externalSecrets.enabled=true,secrets.externalSecrets.storeName=s,secrets.externalSecrets.remoteKey=k", "secrets.externalSecrets needs the External Secrets Operator (external-secrets.io/v1), which this cluster does not have." },
        { "secrets.generateKeys=true", "secrets.generateKeys needs a cluster to keep the keys in: without one, every rendering makes new keys and signs everybody out. Make the namespace first (kubectl create namespace todo-app) and use helm install or helm upgrade without --dry-run" },
        { Gateway + ",exposure.host=", "exposure.mode=gateway needs the name under which people reach the page. Set exposure.host, for example todo.example.org." },
        { Ingress + ",exposure.host=", "exposure.mode=ingress needs the name under which people reach the page." },
        { Ingress + ",exposure.tls.clusterIssuer=", "exposure.tls is on, and nothing says where the certificate comes from. Set exposure.tls.clusterIssuer or issuer (cert-manager), exposure.tls.secretName (a Secret that exists), or exposure.tls.byController=true where the controller brings its own." },
        { Ingress + ",exposure.tls.issuer=mine", "exposure.tls names a clusterIssuer and an issuer. Name one of them." },
        { Gateway, "exposure.mode=gateway needs Gateway API (gateway.networking.k8s.io/v1/HTTPRoute), which this cluster does not have. Install a gateway controller, or choose exposure.mode=ingress" },
        { Gateway + ",exposure.gateway.className=", "exposure.gateway.bring=gateway needs a class. Set exposure.gateway.className to one of: kubectl get gatewayclass" },
        { Gateway + ",exposure.gateway.bring=route", "exposure.gateway.bring=route needs a Gateway that exists. Set exposure.gateway.parent.name to one of: kubectl get gateway -A" },
        { Gateway + ",exposure.gateway.bring=listenerset,exposure.gateway.parent.name=shared", "exposure.gateway.bring=listenerset needs Gateway API 1.5 (gateway.networking.k8s.io/v1/ListenerSet), which this cluster does not have. Use bring=route" },
        { "exposure.mode=loadbalancer", "exposure.mode=loadbalancer serves plain HTTP here, over which nobody can sign in. Use gateway or ingress with exposure.tls.enabled, or accept that sessions can be read on the way: session.allowPlainHttp=true." },
        { "exposure.mode=nodeport", "exposure.mode=nodeport serves plain HTTP here" },
        { Ingress + ",exposure.tls.enabled=false", "exposure.mode=ingress serves plain HTTP here" },
        { Ingress + ",session.allowPlainHttp=true", "session.allowPlainHttp=true would send session cookies in clear, and HTTPS is there. Leave it false, or set exposure.tls.enabled=false if there really is none." },
        { "metrics.rules.enabled=true", "metrics.serviceMonitor, metrics.rules and metrics.dashboard need metrics. Set metrics.enabled=true." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Values_that_do_not_fit_are_refused_with_the_mend(string values, string sentence)
    {
        var (kubernetes, set) = values.Split(' ', 2) is [['@', .. var version], var rest] ? (version, rest) : (Rendering.NewestKubernetes, values);

        var refusal = await Helm.RefusalAsync((Rendering.Default with { Kubernetes = kubernetes }).With(set));

        refusal.ShouldContain("The values do not fit together:");
        refusal.ShouldContain(sentence);
    }

    [Theory]
    [InlineData("todo.prod")]
    [InlineData("1todo")]
    public async Task A_release_whose_name_no_Service_can_have_is_refused(string name)
    {
        var refusal = await Helm.RefusalAsync(Rendering.Default with { Release = name });

        refusal.ShouldContain($"The release would be called {name}");
        (await Helm.RenderAsync((Rendering.Default with { Release = name }).With("fullnameOverride=todo"))).Deployments.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var refusal = await Helm.RefusalAsync(Rendering.Default.With("backend.image.tag=latest", "drain.seconds=60", "exposure.mode=ingress"));

        refusal.Split('\n').Count(line => line.StartsWith("  - ", StringComparison.Ordinal)).ShouldBe(4);
    }

    /// <summary>All but what only a cluster can tell (see <see cref="ClusterTests"/>).</summary>
    [Fact]
    public async Task Every_sentence_of_the_chart_is_tested()
    {
        var template = await File.ReadAllTextAsync(Path.Combine(Repository.Chart, "templates", "validation.yaml"), TestContext.Current.CancellationToken);
        var tested = Refused.Select(row => row.Data.Item2).ToList();

        var sentences = Sentence().Matches(template).Select(match => match.Groups["text"].Value).ToList();

        // "%s.image.tag=%s moves, …" as a pattern
        var untested = sentences.Where(sentence => !tested.Any(fragment => Verb().Split(sentence.Replace("\\\"", "\"", StringComparison.Ordinal))
            .Any(part => part.Length > 15 && (fragment.Contains(part, StringComparison.Ordinal) || part.Contains(fragment, StringComparison.Ordinal)))));
        sentences.Count.ShouldBeGreaterThan(25);
        untested.ShouldHaveSingleItem().ShouldStartWith("The Secret %s in the namespace %s has no %s.");
    }

    [Theory]
    [InlineData("backend.image.tag=latest,backend.image.digest=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData(Profiles.Inline)]
    [InlineData(Ingress)]
    [InlineData(Profiles.Inline + ",ai.provider=openai,ai.model=llama,ai.endpoint=http://ollama:11434/v1")]
    [InlineData(Profiles.Inline + ",ai.provider=openai,ai.model=gpt,secrets.inline.OPENAI_API_KEY=sk-x")]
    [InlineData("backend.image.tag=v1.2.3,frontend.image.tag=sha-0123456")]
    [InlineData("drain.gracePeriodSeconds=36")]
    [InlineData("backend.autoscaling.enabled=true,backend.autoscaling.maxReplicas=8")]
    [InlineData("backend.pdb.enabled=false,backend.pdb.maxUnavailable=0")]
    public async Task Values_that_just_fit_are_taken(string values)
    {
        var release = await Helm.RenderAsync(Rendering.Default.With(values));

        release.Deployments.Count.ShouldBe(2);
    }

    // append $problems (printf "%s …: \"…\"" …)
    [GeneratedRegex("""append \$problems (\(printf )?"(?<text>([^"\\]|\\.)*)""")]
    private static partial Regex Sentence();

    [GeneratedRegex("%[sdv]")]
    private static partial Regex Verb();
}
