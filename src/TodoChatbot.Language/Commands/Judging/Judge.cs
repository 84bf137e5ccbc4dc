using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands.Judging;

/// <summary>
/// Decides whether to carry out a request at once. A hedged, negated, conditional, or reported request becomes a question to the user.
/// </summary>
internal sealed class Judge(CommandBook book, SpeechContext context)
{
    private readonly MannerReader _manners = new(book, context.Steps);

    /// <summary>The intent, or a question about it.</summary>
    /// <param name="intent">What the words seem to ask for.</param>
    /// <param name="sentence">The whole sentence.</param>
    public Intent Of(Intent intent, Cursor sentence)
    {
        var isDoubtful = intent switch
        {
            Intent.Several several => several.Parts.Any(part => IsDoubtful(part, sentence)),
            _ => IsDoubtful(intent, sentence),
        };
        return isDoubtful ? new Intent.Ask(intent) : intent;
    }

    /// <summary>A line that commands nothing: added at once when it plainly is something to do, and otherwise asked about.</summary>
    /// <param name="intent">What the line reads as.</param>
    /// <param name="line">The line.</param>
    public Intent OfPlain(Intent intent, Cursor line) =>
        intent is Intent.Add { IsPlainLine: true } add && (TodoFeatures.Of(add, line, context).Sum(feature => feature.Weight) < TodoFeatures.Threshold(context) || IsDoubtful(intent, line))
            ? new Intent.Ask(Told(line) ?? intent)
            : intent;

    // "i won't make it to the standup", "i haven't called mom yet": what is said of a task is no new one.
    private Intent.Show? Told(Cursor line) =>
        TodoFeatures.StatesSomething(line) && context.Own.Longest(line) is { Only: not null } own ? new Intent.Show(own.Reference(own.Text)) : null;

    /// <summary>The manners in which a sentence speaks.</summary>
    public IEnumerable<Manner> MannersOf(Cursor sentence) => Enum.GetValues<Manner>().Where(manner => _manners.Has(sentence, manner));

    /// <summary>True when a sentence begins as thinking aloud.</summary>
    public bool IsHedged(Cursor sentence) => _manners.Begins(sentence, Manner.Hedged);

    /// <summary>What follows the words by which a sentence takes back what was said before it; null when it takes nothing back.</summary>
    public Cursor? Correction(Cursor sentence)
    {
        Cursor? correction = null;
        var rest = Clauses.Trimmed(sentence, out _);
        while (book.Manner(Manner.Retracting, anywhere: false)?.PrefixEnd(rest, context.Steps) is { } end)
        {
            correction = new Cursor(sentence.Utterance, end, sentence.End);
            rest = Clauses.Trimmed(correction, out _);
        }

        return correction;
    }

    private bool IsDoubtful(Intent intent, Cursor sentence) => intent switch
    {
        // "i haven't done it" is what reopens a task.
        Intent.Reopen => _manners.Has(sentence, Manner.Hedged) || _manners.Has(sentence, Manner.Conditional) || _manners.Has(sentence, Manner.Reported),
        Intent.AboutTasks or Intent.EditLabel => _manners.Has(sentence, Manner.Hedged)
            || _manners.Has(sentence, Manner.Conditional)
            || _manners.Has(sentence, Manner.Reported)
            || (_manners.Has(sentence, Manner.Negated) && !_manners.Has(sentence, Manner.NoLonger)),

        // "buy an umbrella if it rains" and "don't forget the umbrella" are tasks.
        Intent.Add => _manners.Begins(sentence, Manner.Hedged)
            || _manners.Begins(sentence, Manner.Conditional)
            || (!sentence.At(sentence.First).Lexeme.Has(Terminal.Verb) && _manners.Has(sentence, Manner.Reported))
            || (_manners.Has(sentence, Manner.Negated) && book.Duties.PrefixEnd(Clauses.Trimmed(sentence, out _), context.Steps) is null),
        _ => false,
    };
}
