using System.Reflection;

namespace TodoChatbot.Frontend.Hosting;

/// <summary>The version of this build, from the git tag.</summary>
internal static class BuildVersion
{
    public static string Text { get; } =
        typeof(BuildVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
