namespace TodoChatbot.Language.Tests;

/// <summary>A length beside a time is how long the task takes; beside a repetition, how long each occurrence takes.</summary>
public sealed class LengthTests
{
    [Theory]
    [InlineData("read every night for 15 minutes", "read · Mon 23 Nov 2026 at 21:00 to 21:15, every day")]
    [InlineData("meditate every morning for half an hour", "meditate · Tue 24 Nov 2026 at 09:00 to 09:30, every day")]
    [InlineData("practice guitar every evening for 1/2 hour", "practice guitar · Mon 23 Nov 2026 at 19:00 to 19:30, every day")]
    [InlineData("piano every weekday at 17:00 for 45 minutes", "piano · Mon 23 Nov 2026 at 17:00 to 17:45, every weekday")]
    [InlineData("physio tomorrow 3pm every 2 weeks for 1.5 hours", "physio · Tue 24 Nov 2026 at 15:00 to 16:30, every 2 weeks")]
    [InlineData("physio every 2 weeks for an hour tomorrow 3pm", "physio · Tue 24 Nov 2026 at 15:00 to 16:00, every 2 weeks")]
    [InlineData("yoga for an hour every week tomorrow 6pm", "yoga · Tue 24 Nov 2026 at 18:00 to 19:00, every week")]
    [InlineData("tomorrow 3pm yoga every week for an hour", "yoga · Tue 24 Nov 2026 at 15:00 to 16:00, every week")]
    [InlineData("run daily at 7 for 1½ hours", "run · Tue 24 Nov 2026 at 07:00 to 08:30, every day")]
    public void A_length_beside_a_repetition_is_that_of_each_occurrence(string text, string reads) => ShouldRead(text, reads);

    [Theory]
    [InlineData("write the offer @24/4 14:30 90m", "write the offer · Sat 24 Apr 2027 at 14:30 to 16:00")]
    [InlineData("write the offer 90m @24/4 14:30", "write the offer · Sat 24 Apr 2027 at 14:30 to 16:00")]
    [InlineData("gym tomorrow 6pm (1h)", "gym · Tue 24 Nov 2026 at 18:00 to 19:00")]
    [InlineData("gym 6pm tomorrow 1h30", "gym · Tue 24 Nov 2026 at 18:00 to 19:30")]
    [InlineData("workshop friday 9:30, 45 min", "workshop · Fri 27 Nov 2026 at 09:30 to 10:15")]
    [InlineData("call with Ben for 3/4 of an hour on friday at 3pm", "call with Ben · Fri 27 Nov 2026 at 15:00 to 15:45")]
    public void A_length_beside_a_time_ends_it(string text, string reads) => ShouldRead(text, reads);

    [Theory]
    [InlineData("meditate daily for 10 min", "meditate for 10 min · Mon 23 Nov 2026, every day")]
    [InlineData("physio every 2 weeks for 90 minutes", "physio for 90 minutes · Mon 23 Nov 2026, every 2 weeks")]
    [InlineData("call mum every sunday for an hour", "call mum for an hour · Sun 29 Nov 2026, every Sunday")]
    [InlineData("run every day for 20 minutes starting friday", "run for 20 minutes · Fri 27 Nov 2026, every day")]
    [InlineData("cook for 20 minutes tomorrow", "cook for 20 minutes · Tue 24 Nov 2026")]
    public void Without_a_time_the_length_stays_in_the_title(string text, string reads) => ShouldRead(text, reads);

    [Theory]
    [InlineData("inhale steam daily for 5 days", "inhale steam · Mon 23 Nov 2026, every day for 5 times")]
    [InlineData("check the fever every 2 hours for 3 days", "check the fever · Mon 23 Nov 2026 at 12:00, every 2 hours until 26 Nov 2026")]
    [InlineData("swim 100m tomorrow at 6", "swim 100m · Tue 24 Nov 2026 at 18:00")]
    [InlineData("call 5pm 10 min before", "call 10 min before · Mon 23 Nov 2026 at 17:00")]
    public void Days_of_a_repetition_and_other_measures_are_no_length(string text, string reads) => ShouldRead(text, reads);

    private static void ShouldRead(string text, string reads) => Said.Line(TodoLanguage.Read(text, Speech.English, TestContext.Current.CancellationToken)).ShouldBe(reads);
}
