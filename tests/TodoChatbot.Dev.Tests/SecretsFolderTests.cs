using System.Runtime.Versioning;

namespace TodoChatbot.Dev.Tests;

[SupportedOSPlatform("linux")]
public sealed class SecretsFolderTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"todo-secrets-{Guid.CreateVersion7():n}");

    [Fact]
    public void Missing_secrets_are_made_for_their_owner_only()
    {
        new SecretsFolder(_folder).Fill();

        foreach (var name in new[] { "JWT_SECRET", "DATA_PROTECTION_KEY" })
        {
            var file = Path.Combine(_folder, name);
            Convert.FromBase64String(File.ReadAllText(file)).Length.ShouldBeGreaterThanOrEqualTo(32);
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void Secrets_that_are_there_stay()
    {
        new SecretsFolder(_folder).Fill();
        var before = File.ReadAllText(Path.Combine(_folder, "JWT_SECRET"));

        new SecretsFolder(_folder).Fill();

        File.ReadAllText(Path.Combine(_folder, "JWT_SECRET")).ShouldBe(before);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
