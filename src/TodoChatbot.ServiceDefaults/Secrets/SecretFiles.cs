using Microsoft.Extensions.Configuration;

namespace TodoChatbot.ServiceDefaults.Secrets;

/// <summary>Reads secrets from a folder with a file for each key, as a Kubernetes Secret is mounted; environment variables do as well.</summary>
internal static class SecretFiles
{
    private const string FolderKey = "SECRETS_DIRECTORY";
    private const string DefaultFolder = "/run/secrets/todo-app";

    public static void AddSecretFiles(this ConfigurationManager configuration)
    {
        var folder = configuration[FolderKey] ?? DefaultFolder;
        if (Directory.Exists(folder))
        {
            configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: true, reloadOnChange: true);
        }
    }
}
