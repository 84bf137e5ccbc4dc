using Microsoft.EntityFrameworkCore;
using NodaTime;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Hosting;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Reading;

/// <summary>
/// Reads a sample line, so that the first user doesn't wait for code to be compiled. It sends no query to the database.
/// </summary>
internal sealed class ReadingWarmup(IServiceScopeFactory scopes, TimeProvider clock, FirstAnswer firstAnswer) : WarmupService(firstAnswer)
{
    private const string Line = "Pay rent every 1st at 9, remind me the day before #bills +Home !high";

    private static int _collected;

    protected override void WarmUp()
    {
        var speech = new SpeechContext { Now = Instant.FromDateTimeOffset(clock.Now).InUtc().LocalDateTime, Zone = DateTimeZone.Utc };
        var reading = TodoLanguage.Read(Line, speech, CancellationToken.None);
        LanguageMapper.Of(reading, TodoLanguage.ReadTasks(Line, speech, choices: null, CancellationToken.None), speech, CancellationToken.None);
        LanguageMapper.TaskOf(reading, speech, CancellationToken.None);

        using var scope = scopes.CreateScope();
        TaskMapper.Loaded(scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<TodoTask>()).ToQueryString();

        // Compiling the commands leaves garbage in the oldest generation, which is rarely collected. Later backends of a process compile nothing.
        if (Interlocked.Exchange(ref _collected, 1) == 0)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
