namespace TodoChatbot.ServiceDefaults.Health;

/// <summary>The state of one process.</summary>
/// <param name="Status"><c>ok</c>, <c>starting</c> or <c>draining</c>.</param>
/// <param name="Version">The version from the git tag.</param>
internal sealed record HealthItem(string Status, string Version);
