using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Tests.Chat;

/// <summary>A question comes with the answers that take one tap.</summary>
public sealed class ChoiceTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private static readonly Choice[] YesOrNo = [new("Yes", "Yes"), new("No", "No")];

    [Theory, EveryDatabase]
    public async Task A_question_offers_yes_and_no_until_something_else_is_said(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");

        var asked = await ann.SayAsync("milk");
        var waiting = await ann.Client.GetAsync<Conversation>($"/api/conversations/{asked.ConversationId}");
        var added = await ann.SayAsync(asked.Message.Choices.ShouldNotBeNull()[0].Message);
        var over = await ann.Client.GetAsync<Conversation>($"/api/conversations/{asked.ConversationId}");

        asked.Message.Choices.ShouldBe(YesOrNo);
        waiting.Messages.Select(message => message.Choices is not null).ShouldBe([false, true]);
        waiting.Messages[^1].Choices.ShouldBe(YesOrNo);
        added.Response.ShouldStartWith("Added task 1 “Milk”");
        over.Messages.ShouldAllBe(message => message.Choices == null);
    }

    [Theory]
    [InlineData("i might delete the dentist appointment")]
    [InlineData("dentist appointment cancelled")]
    [InlineData("complete the tax form")]
    [InlineData("delete all tasks")]
    public async Task What_a_yes_does_offers_yes_and_no(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Dentist appointment tomorrow at 3pm");

        var asked = await ann.SayAsync(said);

        asked.Message.Choices.ShouldBe(YesOrNo);
    }

    [Fact]
    public async Task A_no_changes_nothing()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        var asked = await ann.SayAsync("milk");
        await ann.SayAsync(asked.Message.Choices.ShouldNotBeNull()[1].Message);

        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_tasks_that_fit_are_offered_by_number_and_title()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Team meeting");
        await ann.QuickAddAsync("Planning meeting");

        var asked = await ann.SayAsync("delete the meeting");
        await ann.SayAsync(asked.Message.Choices.ShouldNotBeNull()[1].Message);

        asked.Message.Choices.ShouldBe([new Choice("1. Team meeting", "task 1"), new Choice("2. Planning meeting", "task 2")], ignoreOrder: true);
        (await ann.ListAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("buy milk")]
    [InlineData("what's due today?")]
    [InlineData("hello")]
    public async Task What_asks_nothing_offers_nothing(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        (await ann.SayAsync(said)).Message.Choices.ShouldBeNull();
    }

    [Fact]
    public async Task The_last_event_of_an_answer_has_the_choices()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        var events = await ann.ListenAsync("milk").ToListAsync(TestContext.Current.CancellationToken);

        events.Last(happened => happened.EventType == RunEventNames.Message).Read<MessageItem>().Choices.ShouldBe(YesOrNo);
        events[^1].Read<RunDone>().Answer.Message.Choices.ShouldBe(YesOrNo);
    }
}
