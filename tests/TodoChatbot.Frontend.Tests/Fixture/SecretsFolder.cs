namespace TodoChatbot.Frontend.Tests.Fixture;

/// <summary>A folder with a file for each secret, as a cluster mounts it.</summary>
internal sealed class SecretsFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("todo-secrets-").FullName;

    /// <summary>Replaces a secret in one step, as a cluster does.</summary>
    public void Write(string key, string value)
    {
        var fresh = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"todo-secret-{Guid.CreateVersion7():n}");
        File.WriteAllText(fresh, value);
        File.Move(fresh, System.IO.Path.Combine(Path, key), overwrite: true);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
