using TodoChatbot.Backend.Tests.Chat;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Language.Tests;

namespace TodoChatbot.Backend.Tests.Trust;

/// <content>Messages that once kept a thread busy without end.</content>
public sealed partial class AttackTests
{
    [Theory]
    [InlineData("show ", "every day except monday ", 20)]
    [InlineData("show ", "every day except monday ", 40)]
    [InlineData("show ", "every day except monday ", 416)]
    [InlineData("show ", "every day except ", 14)]
    [InlineData("show ", "every monday except the first ", 14)]
    [InlineData("show ", "the day before ", 320)]
    [InlineData("", "the day before ", 666)]
    [InlineData("add ", "the day before ", 660)]
    [InlineData("move ", "the day before ", 660)]
    [InlineData("delete ", "the day before ", 660)]
    public async Task Chat_answers_a_message_that_repeats_a_phrase(string start, string part, int times)
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync(start + GrammarWords.Repeated(part, times));

        answer.Response.ShouldNotBeEmpty();
        (await ann.Client.GetAsync<Conversation>($"/api/conversations/{answer.ConversationId}")).ActiveRun.ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_run_over_which_two_backends_died_does_not_block_the_next_message(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var (conversation, run) = await AbandonedRunTests.AbandonAsync(app, ann, interruptions: 1);

        (await ann.SayAsync("thanks")).ConversationId.ShouldBe(conversation);

        (await ann.FollowAsync(run).ToListAsync(TestContext.Current.CancellationToken))[^1].EventType.ShouldBe(RunEventNames.Error);
        (await app.CountAsync("runs", "status = 'Running'")).ShouldBe(0);
    }
}
