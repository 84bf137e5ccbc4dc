using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using NodaTime;
using TodoChatbot.Backend.Assistant.BuiltIn;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Language;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Tests;

namespace TodoChatbot.Backend.Tests.Chat;

/// <summary>No message, however repeated or nested, keeps the chat busy, fails, or leaves its answer unfinished.</summary>
public sealed class StepLimitTests
{
    private const int Lines = 2_000;
    private const int People = 4;

    // Every so many lines one is long.
    private const int LinesPerLongLine = 50;
    private const int MaxLength = 10_000;

    [Fact]
    public async Task Chat_says_when_it_did_not_understand_a_message()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        await ann.SayAsync("add milk");

        var answer = await ann.SayAsync($"delete {GrammarWords.Repeated("eve of ", 40)}christmas and {GrammarWords.Repeated("eve of ", 40)}christmas");

        answer.Response.ShouldBe("I couldn't understand that message, so I changed nothing. Try a shorter one, with one request at a time.");
        answer.ToolCalls.ShouldBeEmpty();
        (await ann.ListAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Two_thousand_messages_of_the_grammars_own_words_are_answered()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite);
        var people = new List<Person>();
        for (var person = 0; person < People; person++)
        {
            people.Add(await app.SignUpAsync($"ann{person}"));
        }

        await Parallel.ForEachAsync(people.Index(), TestContext.Current.CancellationToken, async (one, token) =>
        {
            for (var number = one.Index; number < Lines; number += People)
            {
                var words = number % 3 == 0 ? GrammarWords.Spanish : GrammarWords.English;
                var length = number % LinesPerLongLine == 0 ? MaxLength - (number / LinesPerLongLine * 100) : 1 + (number % 150);
                var text = GrammarWords.Text(words, number, length);
                using var response = await one.Item.Client.PostAsJsonAsync("/api/chat", new SendMessage(text), Wire.Json, token);

                // Spaces alone are refused; nothing else is.
                response.StatusCode.ShouldBe(string.IsNullOrWhiteSpace(text) ? HttpStatusCode.BadRequest : HttpStatusCode.OK, $"message {number}: {text}");
            }
        });

        (await app.CountAsync("runs", "status <> 'Done'")).ShouldBe(0);
    }

    [Fact]
    public async Task The_built_in_assistant_stops_when_its_answer_is_cancelled()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite);
        using var source = new CancellationTokenSource();
        var assistant = new BuiltInChatClient(
            new Intent.List(new TaskFilter()),
            new SpeechContext { Now = new LocalDateTime(2026, 11, 23, 10, 0), Zone = DateTimeZone.Utc },
            app.Services.GetRequiredService<IStringLocalizer<Messages>>());
        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => assistant.GetResponseAsync([new ChatMessage(ChatRole.User, "show my tasks")], cancellationToken: source.Token));
    }
}
