using System.Net.Http.Json;
using System.Text.Json;

namespace TodoChatbot.Dev;

/// <summary>The example account of <c>make demo</c>, filled through the API as its owner would fill it.</summary>
internal static class Demo
{
    public const string Email = "ann@example.com";
    public const string Password = "violet tractor lantern seven";

    /// <summary>A Monday morning, from which the clocks of both processes run on.</summary>
    public const string Start = "2026-11-23T08:00:00Z";

    private static readonly string[] Lines =
    [
        "Pay rent every 1st at 9, remind me the day before #bills +Home !high",
        "Call the dentist today at 16:30 #health",
        "Weekly review every friday at 15:00 +Work",
        "Prepare the quarterly numbers by wednesday !urgent +Work",
        "Buy groceries tomorrow at 5pm #shopping with subtasks milk, bread and coffee",
        "Water the plants every 3 days +Home",
        "Book train tickets for christmas #travel",
        "Read “The Pragmatic Programmer”",
        "Team meeting tomorrow at 9:30 +Work #meeting",
        "Planning meeting thursday at 10 +Work #meeting",
        "Renew the passport next month #travel",
        "Take out the bins every tuesday at 20:00 +Home",
    ];

    private static readonly string[] Messages = ["What's due this week?", "I have finished the book", "Move my morning meetings to 2 PM"];

    public static async Task SeedAsync(Uri backend, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = backend };
        var session = await PostAsync(
            client, "api/auth/register", new { email = Email, password = Password, display_name = "Ann", time_zone = "Europe/Berlin", locale = "en-GB" },
            cancellationToken);
        client.DefaultRequestHeaders.Authorization = new("Bearer", session.GetProperty("access_token").GetString());
        client.DefaultRequestHeaders.Add("Todo-Page", "1");
        foreach (var text in Lines)
        {
            await PostAsync(client, "api/tasks/quick", new { text }, cancellationToken);
        }

        Guid? conversation = null;
        foreach (var message in Messages)
        {
            var answer = await PostAsync(client, "api/chat", new { message, conversation_id = conversation }, cancellationToken);
            conversation = answer.GetProperty("conversation_id").GetGuid();
        }
    }

    private static async Task<JsonElement> PostAsync<T>(HttpClient client, string path, T body, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync(path, body, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"The demo could not be filled: {path} answered {(int)response.StatusCode} {text}");
    }
}
