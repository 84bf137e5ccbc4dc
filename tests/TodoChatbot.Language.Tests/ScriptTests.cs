using NodaTime;

namespace TodoChatbot.Language.Tests;

/// <summary>Text in Arabic script is read however the keyboard writes its letters, digits and punctuation.</summary>
public sealed class ScriptTests
{
    private static readonly LocalDate Tomorrow = new(2026, 11, 24);

    [Theory]
    [InlineData("کل دودھ لینا ہے")]
    [InlineData("\u0643\u0644 دودھ لینا ہے")]
    [InlineData("کَل دودھ لینا ہے")]
    [InlineData("ک\u0640\u0640ل دودھ لینا ہے")]
    [InlineData("\u200Fکل\u200F دودھ لینا ہے")]
    [InlineData("کل، دودھ لینا ہے")]
    [InlineData("دودھ لینا ہے کل۔")]
    public void Tomorrow_is_read_in_each_spelling(string text) => Read(text).Due!.Date.ShouldBe(Tomorrow);

    [Theory]
    [InlineData("کل ۵ بجے")]
    [InlineData("کل ٥ بجے")]
    [InlineData("کل 5 بجے")]
    [InlineData("کل ۱۷:۰۰ بجے")]
    public void Digits_of_each_script_are_numbers(string text) => Read(text).Due!.Time.ShouldBe(new LocalTime(17, 0));

    [Theory]
    [InlineData("\u0622ج")]
    [InlineData("\u0627\u0653ج")]
    [InlineData("\u0627ج")]
    public void Today_is_read_with_and_without_the_madda(string text) => Read(text).Due!.Date.ShouldBe(new LocalDate(2026, 11, 23));

    [Fact]
    public void A_zero_width_joiner_does_not_divide_a_word() => Read("ہر جمعے\u200Cکو ہفتے\u200C").Title.ShouldBe("ہر جمعے\u200Cکو ہفتے\u200C");

    [Fact]
    public void The_title_keeps_its_letters_as_they_were_written() => Read("كتاب پڑھنی ہے کل").Title.ShouldBe("كتاب پڑھنی");

    [Fact]
    public void A_question_mark_of_the_script_asks() =>
        Said.Sentence(TodoLanguage.Understand("کیا کل میٹنگ ہے؟", Speech.Urdu, TestContext.Current.CancellationToken)).ShouldStartWith("list: due 2026-11-24");

    private static Readings.LineReading Read(string text) => TodoLanguage.Read(text, Speech.Urdu, TestContext.Current.CancellationToken);
}
