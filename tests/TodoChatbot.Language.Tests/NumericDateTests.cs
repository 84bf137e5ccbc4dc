namespace TodoChatbot.Language.Tests;

/// <summary>Day and month in digits are read in the order of the user's locale.</summary>
public sealed class NumericDateTests
{
    [Theory]
    [InlineData("Dentist 3/4", "en-US", "Dentist · Thu 4 Mar 2027")]
    [InlineData("Dentist 3/4", "en-GB", "Dentist · Sat 3 Apr 2027")]
    [InlineData("Dentist 3/4", "de-DE", "Dentist · Sat 3 Apr 2027")]
    [InlineData("Dentist 1/2", "en-US", "Dentist · Sat 2 Jan 2027")]
    [InlineData("Dentist 1/2", "en-GB", "Dentist · Mon 1 Feb 2027")]
    [InlineData("Dentist 5/6", "en-US", "Dentist · Thu 6 May 2027")]
    [InlineData("Dentist 5/6", "en-GB", "Dentist · Sat 5 Jun 2027")]
    [InlineData("Dentist 3/4", "en-CA", "Dentist · Thu 4 Mar 2027")]
    [InlineData("Dentist 3/4", "ja-JP", "Dentist · Thu 4 Mar 2027")]
    [InlineData("Dentist 3/4", "sv-SE", "Dentist · Sat 3 Apr 2027")]
    [InlineData("Dentist 3/4", "xx-YY", "Dentist · Sat 3 Apr 2027")]
    [InlineData("Dentist 3/4 #health", "en-GB", "Dentist · Sat 3 Apr 2027, #health")]
    public void A_date_at_the_end_of_a_line_follows_the_locale(string text, string locale, string expected)
    {
        var reading = TodoLanguage.Read(text, Speech.English with { Locale = locale }, TestContext.Current.CancellationToken);

        Said.Line(reading).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Add 3/4 cup of sugar")]
    [InlineData("Buy 3/4 inch screws")]
    [InlineData("Watch part 1/2")]
    [InlineData("Read chapter 3/4")]
    [InlineData("Shoes of size 8 1/2")]
    [InlineData("Support 24/7")]
    public void A_fraction_or_a_count_is_no_date(string text)
    {
        var reading = TodoLanguage.Read(text, Speech.British, TestContext.Current.CancellationToken);

        reading.Due.ShouldBeNull();
        reading.Title.ShouldBe(text);
    }
}
