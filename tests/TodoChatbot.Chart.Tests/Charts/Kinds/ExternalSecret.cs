namespace TodoChatbot.Chart.Tests.Charts.Kinds;

// External Secrets Operator v1: github.com/external-secrets/external-secrets apis/externalsecrets/v1.

internal sealed record ExternalSecret(ExternalSecretSpec Spec);

internal sealed record ExternalSecretSpec(
    string RefreshInterval, StoreReference SecretStoreRef, ExternalSecretTarget Target, IReadOnlyList<ExternalSecretSource> DataFrom);

internal sealed record StoreReference(string Kind, string Name);

internal sealed record ExternalSecretTarget(string Name, string CreationPolicy, string DeletionPolicy);

internal sealed record ExternalSecretSource(ExternalSecretExtract Extract);

internal sealed record ExternalSecretExtract(string Key);
