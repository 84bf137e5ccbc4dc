using TodoChatbot.Language.Cultures;

namespace TodoChatbot.Language.Commands;

/// <summary>Finds the project or the tag that words name without a mark: "work", "errands", "errand".</summary>
internal static class OwnNames
{
    // Further names are recognized only with + or #.
    private const int MaxNames = 200;

    /// <summary>Returns the project or tag name that the words stand for, or null.</summary>
    public static string? Find(string words, IReadOnlyList<string> names, Culture culture) =>
        names.Take(MaxNames).FirstOrDefault(name => string.Equals(name, words, StringComparison.OrdinalIgnoreCase))
        ?? names.Take(MaxNames).FirstOrDefault(name => AreForms(name, words, culture) || AreForms(words, name, culture));

    /// <summary>Returns the one name that has all the words, or null: "lisbon" for "Trip to Lisbon".</summary>
    public static string? FindPart(string words, IReadOnlyList<string> names)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = names.Take(MaxNames).Where(name => name.Contains(' ', StringComparison.Ordinal)
            && parts.All(part => part.Length > 2 && name.Split(' ').Contains(part, StringComparer.OrdinalIgnoreCase))).Take(2).ToList();
        return found is [var only] ? only : null;
    }

    // "errands" and "errand"
    private static bool AreForms(string plural, string singular, Culture culture) => culture.Plurals.Any(ending =>
        plural.EndsWith(ending.Plural, StringComparison.OrdinalIgnoreCase)
        && string.Equals(plural[..^ending.Plural.Length] + ending.Singular, singular, StringComparison.OrdinalIgnoreCase));
}
