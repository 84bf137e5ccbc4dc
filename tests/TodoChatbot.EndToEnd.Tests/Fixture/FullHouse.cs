using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests.Fixture;

/// <summary>An account with a week in it, for looking at.</summary>
internal static class FullHouse
{
    private static readonly string[] Lines =
    [
        "Pay the electricity bill yesterday #bills",
        "Pay rent every 1st at 9, remind me the day before #bills +Home !high",
        "Call the dentist today at 23:30 #health",
        "Weekly review every friday at 15:00 +Work",
        "Prepare the quarterly numbers in 2 days !urgent +Work",
        "Buy groceries tomorrow at 5pm #shopping with subtasks milk, bread and coffee",
        "Water the plants every 3 days +Home",
        "Book train tickets for christmas #travel",
        "Read “The Pragmatic Programmer”",
        "Team meeting tomorrow at 9:30 +Work #meeting",
        "Planning meeting in 3 days at 10:00 +Work #meeting",
        "Renew the passport next month #travel",
        "A title that somebody wrote without ever stopping to think whether it would still fit into the line that it is going to be shown in on a small phone",
        "اشترِ الحليب غدًا שלום",
    ];

    // Quicker than typing; other tests type.
    private const string AddAll =
        """
        async lines => {
          for (const text of lines) {
            const answer = await fetch('/api/tasks/quick', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text }) });
            if (!answer.ok) throw new Error(`${text}: ${answer.status}`);
          }
        }
        """;

    extension(Visitor visitor)
    {
        public async Task MoveInAsync()
        {
            await visitor.SignUpAsync();
            await visitor.Page.EvaluateAsync(AddAll, Lines);
            await visitor.Page.ReloadAsync();
            await Expect(visitor.Task("Renew the passport")).ToHaveCountAsync(1);
            await visitor.SayAsync("What’s due tomorrow?");
            await visitor.SayAsync("Add a task to water the garden on sunday at 10");
            await visitor.SayAsync("Delete the meeting task");
        }
    }
}
