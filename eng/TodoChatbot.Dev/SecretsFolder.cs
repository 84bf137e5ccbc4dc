using System.Security.Cryptography;

namespace TodoChatbot.Dev;

/// <summary>A file for each secret, as a cluster mounts them. What is missing is made; what is there stays.</summary>
internal sealed class SecretsFolder(string path)
{
    private const int SecretBytes = 48;

    private static readonly string[] Names = ["JWT_SECRET", "DATA_PROTECTION_KEY"];

    public void Fill()
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        foreach (var file in Names.Select(name => Path.Combine(path, name)).Where(file => !File.Exists(file)))
        {
            File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
    }
}
