using TodoChatbot.Language.Cultures;

namespace TodoChatbot.Language.Commands;

/// <summary>Finds the project or the tag that words name without a mark: "work", "errands", "errand".</summary>
internal static class OwnNames
{
    // Whoever has more names uses marks.
    private const int MostNames = 200;

    /// <summary>The name as the speaker wrote it; null when it is none.</summary>
    public static string? Find(string words, IReadOnlyList<string> names, Culture culture) =>
        names.Take(MostNames).FirstOrDefault(name => string.Equals(name, words, StringComparison.OrdinalIgnoreCase))
        ?? names.Take(MostNames).FirstOrDefault(name => AreForms(name, words, culture) || AreForms(words, name, culture));

    // "errands" and "errand"
    private static bool AreForms(string plural, string singular, Culture culture) => culture.Plurals.Any(ending =>
        plural.EndsWith(ending.Plural, StringComparison.OrdinalIgnoreCase)
        && string.Equals(plural[..^ending.Plural.Length] + ending.Singular, singular, StringComparison.OrdinalIgnoreCase));
}
