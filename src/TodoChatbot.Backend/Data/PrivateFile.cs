namespace TodoChatbot.Backend.Data;

/// <summary>Files that hold people's data: only the user that this process runs as may read them.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens a file, and makes it private where it makes it.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }

        return new FileStream(path, options);
    }

    /// <summary>Takes the rights of all others from a file that exists. A file of another user stays as it is.</summary>
    public static void Narrow(string path)
    {
        if (OperatingSystem.IsWindows() || File.GetUnixFileMode(path) is var mode && (mode & ~Private) == 0)
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(path, mode & Private);
        }
        catch (UnauthorizedAccessException)
        {
            // Its mode is its owner's to change.
        }
    }
}
