using System.ComponentModel;

namespace TodoChatbot.ServiceDefaults.Health;

/// <summary>The state of one process.</summary>
internal sealed record HealthItem(
    [property: Description("ok, starting or draining.")] string Status,
    [property: Description("The version from the git tag.")] string Version);
