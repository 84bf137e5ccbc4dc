namespace TodoChatbot.Language.Tests;

/// <summary>What Urdu does in another way than languages with prepositions.</summary>
public sealed class UrduTests
{
    [Theory]
    [InlineData("kal doodh lana hai", "doodh lana · Tue 24 Nov 2026")]
    [InlineData("kal doodh liya tha", "doodh liya tha · Sun 22 Nov 2026")]
    [InlineData("پرسوں لاہور جانا ہے", "لاہور جانا · Wed 25 Nov 2026")]
    [InlineData("پرسوں لاہور گیا تھا", "لاہور گیا تھا · Sat 21 Nov 2026")]
    public void A_day_that_lies_either_way_follows_the_tense(string text, string reads) => Line(text).ShouldBe(reads);

    [Theory]
    [InlineData("har hafte", "FREQ=WEEKLY")]
    [InlineData("har hafte ke din", "FREQ=WEEKLY;BYDAY=SA")]
    [InlineData("ہر ہفتے", "FREQ=WEEKLY")]
    [InlineData("ہر ہفتے کے دن", "FREQ=WEEKLY;BYDAY=SA")]
    public void The_word_for_a_week_is_Saturday_where_it_is_a_day(string text, string rule) =>
        TodoLanguage.ReadRecurrence(text, Speech.Urdu, TestContext.Current.CancellationToken)!.Rule.ShouldBe(rule);

    [Theory]
    [InlineData("kal ki meeting ki tayyari")]
    [InlineData("جمعے کی نماز")]
    [InlineData("subah ka nashta")]
    public void A_time_that_another_noun_belongs_to_is_title(string text) => Line(text).ShouldBe(text);

    [Theory]
    [InlineData("20 december tak har roz", "FREQ=DAILY;UNTIL=20261220")]
    [InlineData("har roz 20 december tak", "FREQ=DAILY;UNTIL=20261220")]
    [InlineData("itwar ke ilawa har roz", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA")]
    [InlineData("har roz itwar ke ilawa", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA")]
    public void A_limit_stands_before_or_behind_its_repetition(string text, string rule) =>
        TodoLanguage.ReadRecurrence(text, Speech.Urdu, TestContext.Current.CancellationToken)!.Rule.ShouldBe(rule);

    [Theory]
    [InlineData("task 3 delete mat karo")]
    [InlineData("ٹاسک ۳ ڈیلیٹ مت کرو")]
    [InlineData("task 3 ko delete nahi karna")]
    [InlineData("shayad task 3 delete kar doon")]
    [InlineData("agar barish ho to task 3 delete kar do")]
    [InlineData("ammi keh rahi hain task 3 delete kar do")]
    [InlineData("task 3 ko kal par mat le jao")]
    [InlineData("task 3 complete mat karo")]
    public void What_is_refused_or_uncertain_changes_nothing(string text) => Sentence(text).ShouldMatch("^(no$|ask: |out of scope|help)");

    private static string Line(string text) => English(Said.Line(TodoLanguage.Read(text, Speech.Urdu, TestContext.Current.CancellationToken)));

    private static string Sentence(string text) => Said.Sentence(TodoLanguage.Understand(text, Speech.Urdu, TestContext.Current.CancellationToken));

    // The names of the days and months in the expectations are those of the other tests.
    private static string English(string line) => line.Replace("منگل", "Tue", StringComparison.Ordinal).Replace("بدھ", "Wed", StringComparison.Ordinal)
        .Replace("سنیچر", "Sat", StringComparison.Ordinal).Replace("اتوار", "Sun", StringComparison.Ordinal).Replace("نومبر", "Nov", StringComparison.Ordinal);
}
