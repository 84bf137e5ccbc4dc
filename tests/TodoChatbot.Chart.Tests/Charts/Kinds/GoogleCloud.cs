namespace TodoChatbot.Chart.Tests.Charts.Kinds;

// GKE Gateway v1: googlecloudplatform.github.io/gke-gateway-api

internal sealed record HealthCheckPolicy(HealthCheckPolicySpec Spec);

internal sealed record HealthCheckPolicySpec(HealthCheckDefault Default, PolicyTarget TargetRef);

internal sealed record HealthCheckDefault(HealthCheckConfig Config);

internal sealed record HealthCheckConfig(string Type, HttpHealthCheck HttpHealthCheck);

internal sealed record HttpHealthCheck(int Port, string RequestPath);

internal sealed record BackendPolicy(BackendPolicySpec Spec);

internal sealed record BackendPolicySpec(BackendPolicyDefault Default, PolicyTarget TargetRef);

internal sealed record BackendPolicyDefault(int TimeoutSec, ConnectionDraining ConnectionDraining);

internal sealed record ConnectionDraining(int DrainingTimeoutSec);

internal sealed record PolicyTarget(string Group, string Kind, string Name);
