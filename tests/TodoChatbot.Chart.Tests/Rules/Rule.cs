using TodoChatbot.Chart.Tests.Charts;

namespace TodoChatbot.Chart.Tests.Rules;

/// <summary>Something that the public checkers of charts ask for.</summary>
/// <param name="Id">Our number of it: H hardening, I images, R resources, P probes, A availability, N network, S secrets, M metadata.</param>
/// <param name="Checkers">Who asks, by their own numbers: PSS and KBP (monokle), KS (kube-score), KL (kube-linter), PO (Polaris), C (Kubescape), CKV (checkov), KSEC (kubesec), POP (popeye).</param>
/// <param name="Findings">What breaks it; nothing when it is kept.</param>
internal sealed record Rule(string Id, string Checkers, Func<Release, IEnumerable<string>> Findings);
