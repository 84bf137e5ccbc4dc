using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Cultures.Files;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Tests;

/// <summary>Cultures that are files are loaded by their language, and mistakes in a file are named with their line.</summary>
public sealed class CultureFilesTests
{
    [Theory]
    [InlineData("ur-PK")]
    [InlineData("ur-IN")]
    [InlineData("UR")]
    public void A_locale_of_the_language_finds_its_files(string locale) => CultureCatalog.Of(locale).Language.ShouldBe("ur");

    [Theory]
    [InlineData("de-DE")]
    [InlineData("u")]
    [InlineData("")]
    public void A_language_without_files_is_read_as_English(string locale) => CultureCatalog.Of(locale).Language.ShouldBe("en");

    [Fact]
    public void A_line_names_the_kind_the_value_the_certainty_and_the_words()
    {
        var words = new WordsFile(DataFile.Parse("words.txt", "# Days\nWeekday 1 Weak: peer | pir\n  | somwar\nRepeatAdverb Week/2: x"));

        words.Entries.ShouldBe(
        [
            new Entry(Terminal.Weekday, 1, "peer | pir | somwar", Certainty.Weak),
            new Entry(Terminal.RepeatAdverb, ((int)TimeUnit.Week * 16) + 2, "x"),
        ]);
    }

    [Theory]
    [InlineData("Weekday 1: peer\nNonsense: x", "Line 2")]
    [InlineData("Weekday Nonsense: x", "Line 1")]
    [InlineData("no colon", "Line 1")]
    public void A_mistake_is_named_with_its_line(string text, string line) =>
        Should.Throw<FormatException>(() => new WordsFile(DataFile.Parse("words.txt", text))).Message.ShouldContain(line);
}
