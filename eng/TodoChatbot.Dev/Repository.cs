namespace TodoChatbot.Dev;

/// <summary>Where things are in this checkout.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A built program, beside this one.</summary>
    public static string Program(string project) =>
        Path.Combine(Root, "artifacts", "bin", project, Configuration, $"{project}.dll");

    // artifacts/bin/TodoChatbot.Dev/debug/
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name;

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
