namespace TodoChatbot.Chart.Tests.Fixture;

/// <summary>Where things are in this checkout.</summary>
internal static class Repository
{
    public static string Root => Testing.Repository.Root;

    /// <summary>The chart.</summary>
    public static string Chart { get; } = Path.Combine(Root, "helm", "todo-chatbot");

    /// <summary>This project's sources.</summary>
    public static string Tests { get; } = Path.Combine(Root, "tests", "TodoChatbot.Chart.Tests");

    /// <summary>What these tests install and make; kept from run to run, never committed.</summary>
    public static string Cache { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "chart-tests")).FullName;
}
