namespace TodoChatbot.Testing;

/// <summary>Where things lie in the working copy that a test runs from.</summary>
public static class Repository
{
    private const string Solution = "TodoChatbot.slnx";

    public static string Root { get; } = Find();

    /// <summary>A file or folder by its path from the root.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A program as the build made it, in the configuration of the tests themselves.</summary>
    public static string Built(string project) => At("artifacts", "bin", project, Configuration, $"{project}.dll");

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Name;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"{AppContext.BaseDirectory} is not in a working copy: no folder above it has {Solution}.");
    }
}
