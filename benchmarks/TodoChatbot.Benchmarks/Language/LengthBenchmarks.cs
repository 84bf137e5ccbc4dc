using BenchmarkDotNet.Attributes;
using NodaTime;
using TodoChatbot.Language;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Benchmarks.Language;

/// <summary>Texts of growing length: the time grows with the length, not with its square.</summary>
[MemoryDiagnoser]
public class LengthBenchmarks
{
    private readonly SpeechContext _context = new()
    {
        Now = new LocalDateTime(2026, 11, 23, 10, 0),
        Zone = DateTimeZone.Utc,
    };

    private string _text = "";

    /// <summary>The length in characters.</summary>
    [Params(100, 1_000, 10_000)]
    public int Length { get; set; }

    /// <summary>Makes a text full of words about time.</summary>
    [GlobalSetup]
    public void Write() =>
        _text = string.Concat(Enumerable.Repeat("call bob tomorrow at 5 or on the 3rd, mon and fri. ", (Length / 50) + 1))[..Length];

    /// <summary>Reads it as one line.</summary>
    [Benchmark]
    public LineReading Read() => TodoLanguage.Read(_text, _context, CancellationToken.None);
}
