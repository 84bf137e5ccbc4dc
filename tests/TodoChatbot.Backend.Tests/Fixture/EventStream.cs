using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>The chat as a page hears it: Server-Sent Events.</summary>
internal static class EventStream
{
    extension(Person person)
    {
        /// <summary>Says something in a new conversation, or in one, and listens to the answer.</summary>
        public IAsyncEnumerable<SseItem<string>> ListenAsync(string message, Guid? conversation = null) =>
            EventsAsync(person, new HttpRequestMessage(HttpMethod.Post, "/api/chat") { Content = JsonContent.Create(new SendMessage(message, conversation), options: Wire.Json) });

        /// <summary>Listens to a run, from the beginning or after an event.</summary>
        public IAsyncEnumerable<SseItem<string>> FollowAsync(Guid runId, string? lastEventId = null) =>
            EventsAsync(person, new HttpRequestMessage(HttpMethod.Get, $"/api/chat/runs/{runId}/events") { Headers = { { "Last-Event-ID", lastEventId ?? "0" } } });

        public async Task CancelAsync(Guid runId)
        {
            using var response = await person.Client.TryAsync(HttpMethod.Post, $"/api/chat/runs/{runId}/cancel");
            response.StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        }
    }

    extension(SseItem<string> happened)
    {
        public T Read<T>() => JsonSerializer.Deserialize<T>(happened.Data, Wire.Json)!;
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        Person person, HttpRequestMessage request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, TestContext.Current.CancellationToken);
        using (request)
        {
            request.Headers.Add("Accept", "text/event-stream");
            using var response = await person.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            response.IsSuccessStatusCode.ShouldBeTrue($"{request.RequestUri} answered {response.StatusCode}");
            response.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
            await using var body = await response.Content.ReadAsStreamAsync(ending.Token);
            await foreach (var happened in SseParser.Create(body).EnumerateAsync(ending.Token))
            {
                yield return happened;
            }
        }
    }
}
