using Microsoft.Extensions.Options;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>A wrong setting stops the start with a sentence that names it and the mend.</summary>
public sealed class OptionsTests
{
    [Theory]
    [InlineData("Backend:Address", "", "Set Backend:Address to where the backend is")]
    [InlineData("Backend:Address", "backend", "Backend:Address is an http or https address without a path")]
    [InlineData("Backend:Address", "http://backend:8000/api", "Backend:Address is an http or https address without a path")]
    [InlineData("Proxies:Known:0", "10.0.0.0", "Proxies:Known holds “10.0.0.0”, which is no network")]
    [InlineData("Management:Port", "70000", "Set Management:Port to 0 to 65535")]
    [InlineData("Drain:Seconds", "-1", "Set Drain:Seconds to 0 to 120")]
    [InlineData("Drain:ShutdownSeconds", "0", "Set Drain:ShutdownSeconds to 1 to 300")]
    public void A_wrong_setting_is_named(string key, string value, string sentence)
    {
        var start = () => FrontendApp.StartAt("http://127.0.0.1:9", (key, value));

        start.ShouldThrow<OptionsValidationException>().Message.ShouldContain(sentence);
    }

    [Fact]
    public void A_folder_with_a_file_for_each_secret_does_as_well()
    {
        var folder = Directory.CreateTempSubdirectory("todo-secrets-");
        File.WriteAllText(Path.Combine(folder.FullName, "DATA_PROTECTION_KEY"), FrontendApp.Secret);

        Should.NotThrow(() => FrontendApp.StartAt("http://127.0.0.1:9", ("DATA_PROTECTION_KEY", null), ("SECRETS_DIRECTORY", folder.FullName)).Dispose());

        folder.Delete(recursive: true);
    }
}
