using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Tests;

/// <summary>What a user decides about a recognised stretch.</summary>
public sealed class ChoiceTests
{
    [Fact]
    public void A_stretch_that_is_switched_off_stays_in_the_title()
    {
        const string Text = "read about friday tomorrow";
        var friday = new ReadingChoices { Literal = [new ReadingChoices.Range(Text.IndexOf("friday", StringComparison.Ordinal), "friday".Length)] };

        var reading = TodoLanguage.Read(Text, Speech.English, friday, TestContext.Current.CancellationToken);

        Said.Line(reading).ShouldBe("read about friday · Tue 24 Nov 2026");
    }

    [Fact]
    public void A_line_with_everything_switched_off_is_a_title()
    {
        const string Text = "pay rent every 1st at 9 !high #home";
        var all = new ReadingChoices { Literal = [new ReadingChoices.Range(0, Text.Length)] };

        var reading = TodoLanguage.Read(Text, Speech.English, all, TestContext.Current.CancellationToken);

        reading.Title.ShouldBe(Text);
        reading.Reading.ShouldBeNull();
        reading.Spans.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("dentist next friday")]
    [InlineData("call at 5")]
    [InlineData("pay 3/4/2027")]
    [InlineData("tea every 3rd friday")]
    public void The_runner_up_can_be_taken_and_the_first_reading_becomes_the_runner_up(string text)
    {
        var first = TodoLanguage.Read(text, Speech.English, TestContext.Current.CancellationToken).Spans.ShouldHaveSingleItem();

        var turned = TodoLanguage.Read(text, Speech.English, new ReadingChoices { RunnerUps = [new ReadingChoices.Range(first.Start, first.Length)] }, TestContext.Current.CancellationToken).Spans.ShouldHaveSingleItem();

        turned.Meaning.ShouldBe(first.RunnerUp);
        turned.RunnerUp.ShouldBe(first.Meaning);
    }

    [Theory]
    [InlineData("pay rent tomorrow")]
    [InlineData("standup every weekday at 9 #work")]
    [InlineData("call the vet friday remind me 30 min before")]
    [InlineData("buy milk !high +home")]
    public void Each_recognised_stretch_says_why(string text)
    {
        var spans = TodoLanguage.Read(text, Speech.English, TestContext.Current.CancellationToken).Spans;

        spans.ShouldNotBeEmpty();
        spans.ShouldAllBe(span => span.Why.EndsWith('.') && span.Meaning.Length > 0);
    }
}
