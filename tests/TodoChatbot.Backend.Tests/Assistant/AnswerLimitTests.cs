using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Chat;
using Part = TodoChatbot.Backend.Tests.Fixture.ModelReply.Part;

namespace TodoChatbot.Backend.Tests.Assistant;

/// <summary>How long one answer may take, and what is counted of an answer that does not reach its end.</summary>
public sealed class AnswerLimitTests
{
    [Theory, EveryDatabase]
    public async Task An_answer_that_is_stopped_counts_against_the_day_s_share(Database database)
    {
        var never = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync("openai", new ModelReply(new Part.Text("Once upon a time"), new Part.Wait(never.Task)));
        await using var app = await BackendApp.StartAsync(database, [BackendApp.FlowingTime, ("Ai:DailyTokens", "10"), .. model.SettingsFor("openai")]);
        var ann = await app.SignUpAsync("ann");

        await StopAfterTheFirstWordsAsync(ann);

        var used = await ann.Client.GetAsync<ModelUsageItem>("/api/chat/usage");
        used.InputTokens.ShouldBeGreaterThan(0);
        used.OutputTokens.ShouldBeGreaterThan(0);
        (await ann.SayAsync("hello")).Notice.ShouldBe("Your share of the language model is used up for today, so the built-in assistant answered.");
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task An_answer_that_takes_too_long_in_all_ends_with_what_was_said(string provider)
    {
        var never = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync(provider, new ModelReply(new Part.Text("Once upon a time"), new Part.Wait(never.Task)));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:AnswerSeconds", "5"), .. model.SettingsFor(provider)]);
        var ann = await app.SignUpAsync("ann");

        var said = ann.SayAsync("tell me");
        await Eventually.TrueAsync(() => model.Requests.Count == 1);
        app.Wait(TimeSpan.FromSeconds(5));
        var answer = await said;

        answer.Response.ShouldEndWith("That took too long, so the answer ends here. What was done so far can be seen in the history and undone.");
        answer.Notice.ShouldBeNull();
    }

    private static async Task StopAfterTheFirstWordsAsync(Person person)
    {
        var run = Guid.Empty;
        await foreach (var happened in person.ListenAsync("tell me"))
        {
            switch (happened.EventType)
            {
                case RunEventNames.Run:
                    run = happened.Read<RunStarted>().RunId;
                    break;
                case RunEventNames.Delta:
                    await person.CancelAsync(run);
                    break;
                case RunEventNames.Done:
                    happened.Read<RunDone>().Cancelled.ShouldBeTrue();
                    break;
            }
        }
    }
}
