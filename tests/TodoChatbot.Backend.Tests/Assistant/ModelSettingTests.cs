using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Assistant;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Assistant;

/// <summary>A model that cannot work stops the start, and the message names the key and the variable to set.</summary>
public sealed class ModelSettingTests
{
    [Theory]
    [InlineData("Ai:Provider=gpt", "Ai:Provider “gpt” is not known. Set it to none, openai, azure-openai, anthropic, gemini, ollama (environment: Ai__Provider).")]
    [InlineData("Ai:Provider=openai;OPENAI_API_KEY=k", "Ai:Provider is openai, so it needs a model. Set Ai:Model (environment: Ai__Model).")]
    [InlineData("Ai:Provider=openai;Ai:Model=m", "Ai:Provider is openai, so it needs a key. Set OPENAI_API_KEY.")]
    [InlineData("Ai:Provider=anthropic;Ai:Model=m", "Ai:Provider is anthropic, so it needs a key. Set ANTHROPIC_API_KEY.")]
    [InlineData("Ai:Provider=gemini;Ai:Model=m", "Ai:Provider is gemini, so it needs a key. Set GEMINI_API_KEY.")]
    [InlineData("Ai:Provider=azure-openai;Ai:Model=m;OPENAI_API_KEY=k", "Ai:Provider is azure-openai, so it needs an address. Set Ai:Endpoint (environment: Ai__Endpoint).")]
    [InlineData("Ai:Provider=ollama;Ai:Model=m", "Ai:Provider is ollama, so it needs an address. Set Ai:Endpoint (environment: Ai__Endpoint).")]
    [InlineData("Ai:Provider=openai;Ai:Model=m;Ai:Endpoint=localhost:1234", "Ai:Endpoint “localhost:1234” is not an http address. Write it whole, for example https://api.openai.com/v1 (environment: Ai__Endpoint).")]
    [InlineData("Ai:FirstTokenSeconds=0", "Set Ai:FirstTokenSeconds to 1 to 3600 (environment: Ai__FirstTokenSeconds).")]
    [InlineData("Ai:ContextTokens=100", "Set Ai:ContextTokens to 2000 to 10000000 (environment: Ai__ContextTokens).")]
    [InlineData("Ai:Provider=ollama;Ai:Model=m;Ai:Endpoint=http://localhost:1;Ai:MaxTokensParameter=limit", "Ai:MaxTokensParameter “limit” is not known. Set it to max_tokens or max_completion_tokens (environment: Ai__MaxTokensParameter).")]
    [InlineData("Ai:TimeoutSeconds=0", "Set Ai:TimeoutSeconds to 1 to 600 (environment: Ai__TimeoutSeconds).")]
    [InlineData("Ai:Retries=11", "Set Ai:Retries to 0 to 10 (environment: Ai__Retries).")]
    [InlineData("Ai:MaxToolRounds=0", "Set Ai:MaxToolRounds to 1 to 50 (environment: Ai__MaxToolRounds).")]
    [InlineData("Ai:MaxOutputTokens=1", "Set Ai:MaxOutputTokens to 50 to 100000 (environment: Ai__MaxOutputTokens).")]
    [InlineData("Ai:HistoryTokens=1", "Set Ai:HistoryTokens to 500 to 1000000 (environment: Ai__HistoryTokens).")]
    [InlineData("Ai:DailyTokens=-1", "Set Ai:DailyTokens to 0 to 1000000000 (environment: Ai__DailyTokens).")]
    public void A_wrong_setting_is_refused_with_the_way_to_mend_it(string settings, string message)
    {
        var failure = Should.Throw<OptionsValidationException>(() => CheckAtStart(settings));

        failure.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("Ai:Provider=none")]
    [InlineData("Ai:Provider=openai;Ai:Model=m;OPENAI_API_KEY=k")]
    [InlineData("Ai:Provider=openai;Ai:Model=m;Ai:Endpoint=http://localhost:1234/v1")]
    [InlineData("Ai:Provider=ollama;Ai:Model=m;Ai:Endpoint=http://localhost:11434")]
    public void What_is_enough_is_accepted(string settings) => Should.NotThrow(() => CheckAtStart(settings));

    [Fact]
    public async Task A_backend_with_a_wrong_setting_does_not_start()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite, ("Ai:Provider", "openai"));

        var (code, said) = await BackendProcess.RunAsync(app);

        code.ShouldBe(1);
        said.ShouldContain("Set Ai:Model (environment: Ai__Model).");
        said.ShouldNotContain("   at ");
    }

    private static void CheckAtStart(string settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Split(';').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create<string, string?>(pair[0], pair[1])))
            .Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddAssistant().BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
    }
}
