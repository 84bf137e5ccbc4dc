namespace TodoChatbot.Chart.Tests.Fixture;

/// <summary>Where things are in this checkout.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The chart.</summary>
    public static string Chart { get; } = Path.Combine(Root, "helm", "todo-chatbot");

    /// <summary>This project's sources.</summary>
    public static string Tests { get; } = Path.Combine(Root, "tests", "TodoChatbot.Chart.Tests");

    /// <summary>What these tests install and make; kept from run to run, never committed.</summary>
    public static string Cache { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "chart-tests")).FullName;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TodoChatbot.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("TodoChatbot.slnx is in none of the folders above this program.");
    }
}
