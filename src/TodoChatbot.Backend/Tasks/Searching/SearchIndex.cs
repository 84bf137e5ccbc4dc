namespace TodoChatbot.Backend.Tasks.Searching;

/// <summary>What is stored of a task for search: the terms of its texts, and by which rules they were made.</summary>
internal static class SearchIndex
{
    /// <summary>
    /// Begins every stored text that these rules made. A version that knows other rules writes another mark or none, and its rows are
    /// indexed again. No term of a text can be it.
    /// </summary>
    public const string VersionMark = "§2";

    /// <summary>The text to store.</summary>
    public static string Of(params IEnumerable<string> texts) =>
        string.Join(' ', texts.SelectMany(SearchTokenizer.Read).SelectMany(unit => unit.Terms).Distinct().Prepend(VersionMark));
}
