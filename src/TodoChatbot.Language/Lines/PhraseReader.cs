using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Grammar.Pieces;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Resolution;
using TodoChatbot.Language.Tokens;

namespace TodoChatbot.Language.Lines;

/// <summary>Reads phrases that must be one thing and nothing else.</summary>
internal static class PhraseReader
{
    public static Due? Due(string phrase, SpeechContext context) =>
        Whole(CursorOf(phrase, context)) is { } when && WhenResolver.Resolve(when, new Policy(context)) is { Recurrence: null, Due: var due } ? due : null;

    public static Recurrence? Recurrence(string phrase, SpeechContext context) => Recurs(phrase, context)?.Recurrence;

    /// <summary>A repetition with its rule taken apart.</summary>
    public static WhenMeaning? Recurs(string phrase, SpeechContext context) =>
        Whole(CursorOf(phrase, context)) is { } when && WhenResolver.Resolve(when, new Policy(context, when.MayBeOnce ? PolicyRule.SpanOfWeekdays : null)) is { Recurrence: not null } meaning ? meaning : null;

    public static Reminder? Reminder(string phrase, SpeechContext context)
    {
        var cursor = CursorOf(phrase, context);
        var reminders = ReminderGrammar.Read(cursor);
        if (reminders is null or [])
            reminders = ReminderGrammar.Moments(cursor);

        return reminders is [var reminder] && IsWhole(cursor) ? ReminderResolver.Resolve(reminder, null, context) : null;
    }

    /// <summary>A phrase about time that covers all a cursor covers.</summary>
    public static WhenPhrase? Whole(Cursor cursor) => WhenGrammar.Read(cursor) is { IsImpossible: false } when && IsWhole(cursor) ? when : null;

    private static bool IsWhole(Cursor cursor)
    {
        while (!cursor.AtEnd && (cursor.TakeSymbol('.') || cursor.TakeSymbol('!') || cursor.TakeSymbol('?') || cursor.TakeSymbol(',')))
        {
            // The punctuation of the sentence says nothing.
        }

        return cursor.AtEnd;
    }

    private static Cursor CursorOf(string phrase, SpeechContext context) => new(new Utterance(phrase, CultureCatalog.Of(context.Locale), context.Steps));
}
