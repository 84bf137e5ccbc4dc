namespace TodoChatbot.Language.Tests;

/// <summary>"Mañana" is tomorrow, and behind "la" the morning.</summary>
public sealed class SpanishTomorrowTests
{
    [Theory]
    [InlineData("qué tengo mañana")]
    [InlineData("qué tengo para mañana")]
    [InlineData("enséñame las tareas de mañana")]
    [InlineData("muéstrame lo de mañana")]
    public void Without_an_article_it_is_tomorrow(string text) => Sentence(text).ShouldContain("due 2026-11-24");

    [Theory]
    [InlineData("qué tengo por la mañana")]
    [InlineData("qué tengo en la mañana")]
    public void Behind_an_article_it_is_the_morning(string text) => Sentence(text).ShouldContain("at 05:00 to 11:59");

    [Fact]
    public void Both_are_the_morning_of_tomorrow() => Sentence("qué tengo mañana por la mañana").ShouldContain("due 2026-11-24, at 05:00 to 11:59");

    private static string Sentence(string text) => Said.Sentence(TodoLanguage.Understand(text, Speech.Spanish, TestContext.Current.CancellationToken));
}
