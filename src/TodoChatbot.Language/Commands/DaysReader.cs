using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Tokens;

namespace TodoChatbot.Language.Commands;

/// <summary>Reads phrases that must be days and nothing else.</summary>
internal static class DaysReader
{
    public static Days? Read(string phrase, SpeechContext context)
    {
        var cursor = CursorOf(phrase, context);
        return RangeGrammar.Read(cursor, context) is { TimeFrom: null, TimeTo: null } range && cursor.AtEnd ? new Days(range.From, range.To) : null;
    }

    public static Days? Read(string first, string last, SpeechContext context) =>
        RangeGrammar.Read(CursorOf(first, context), CursorOf(last, context), context) is { } range ? new Days(range.From, range.To) : null;

    private static Cursor CursorOf(string phrase, SpeechContext context) => new(new Utterance(phrase, CultureCatalog.Of(context.Locale), context.Steps));
}
