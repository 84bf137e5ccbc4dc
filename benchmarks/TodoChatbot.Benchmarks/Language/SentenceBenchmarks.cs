using BenchmarkDotNet.Attributes;
using NodaTime;
using TodoChatbot.Language;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Benchmarks.Language;

/// <summary>One sentence of twelve words: the promise is under 60 µs and under 20 KB.</summary>
[MemoryDiagnoser]
public class SentenceBenchmarks
{
    private const string Line = "Call Anna about the garden party every second friday at half past six";
    private const string Command = "Please move my dentist appointment on friday to next tuesday at 4 pm";

    private readonly SpeechContext _context = new()
    {
        Now = new LocalDateTime(2026, 11, 23, 10, 0),
        Zone = DateTimeZone.Utc,
    };

    /// <summary>A quick-add line.</summary>
    [Benchmark]
    public LineReading Read() => TodoLanguage.Read(Line, _context, CancellationToken.None);

    /// <summary>A sentence of the chat.</summary>
    [Benchmark]
    public Intent Understand() => TodoLanguage.Understand(Command, _context, CancellationToken.None);
}
