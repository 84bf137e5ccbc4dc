namespace TodoChatbot.Language.Tests;

/// <summary>Weekdays in a row are one stretch of days, unless something says that they repeat.</summary>
public sealed class WeekdaySpanTests
{
    [Theory]
    [InlineData("conference mon to wed", "every Monday, Tuesday and Wednesday")]
    [InlineData("visit parents sat & sun", "every Saturday and Sunday")]
    public void A_stretch_offers_the_repetition_as_the_other_reading(string text, string other)
    {
        var reading = TodoLanguage.Read(text, Speech.English, TestContext.Current.CancellationToken);

        reading.Recurrence.ShouldBeNull();
        reading.Spans.ShouldHaveSingleItem().RunnerUp.ShouldNotBeNull().ShouldContain(other);
    }

    [Theory]
    [InlineData("mon-wed", "FREQ=WEEKLY;BYDAY=MO,TU,WE")]
    [InlineData("sat and sun", "FREQ=WEEKLY;BYDAY=SA,SU")]
    public void A_phrase_that_must_be_a_repetition_is_one(string text, string rule) =>
        TodoLanguage.ReadRecurrence(text, Speech.English, TestContext.Current.CancellationToken).ShouldNotBeNull().Rule.ShouldBe(rule);

    [Theory]
    [InlineData("make task 3 repeat mon to fri")]
    [InlineData("repeat task 3 mon to fri")]
    public void A_command_to_repeat_makes_a_repetition_of_it(string text) =>
        Said.Sentence(TodoLanguage.Understand(text, Speech.English, TestContext.Current.CancellationToken)).ShouldContain("repeats every weekday");
}
