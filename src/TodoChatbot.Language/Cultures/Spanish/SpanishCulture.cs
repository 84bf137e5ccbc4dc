namespace TodoChatbot.Language.Cultures.Spanish;

internal static class SpanishCulture
{
    public static Culture Instance { get; } = English.EnglishCulture.Instance with { Language = "es", MinutesFollowAnd = true };
}
