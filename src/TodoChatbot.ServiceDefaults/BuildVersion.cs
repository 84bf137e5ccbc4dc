using System.Reflection;

namespace TodoChatbot.ServiceDefaults;

/// <summary>The version of this build, from the git tag.</summary>
public static class BuildVersion
{
    /// <summary>The informational version, for example <c>1.2.3+sha</c>.</summary>
    public static string Text { get; } =
        typeof(BuildVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
