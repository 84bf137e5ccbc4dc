using TodoChatbot.Contracts.Language;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Tasks.Board;
using TodoChatbot.Frontend.Tasks.Editing;
using TodoChatbot.Frontend.Tasks.QuickAdd;

namespace TodoChatbot.Frontend.Tests;

/// <summary>What the page works out by itself.</summary>
public sealed class WordsTests
{
    // A Monday.
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-23", null, "today", false)]
    [InlineData("2026-11-23", "08:59", "late", true)]
    [InlineData("2026-11-23", "09:01", "today", false)]
    [InlineData("2026-11-24", null, "tomorrow", false)]
    [InlineData("2026-11-22", null, "since yesterday", true)]
    [InlineData("2026-11-20", null, "3 days late", true)]
    [InlineData("2026-08-23", null, "3 months late", true)]
    [InlineData("2026-11-26", null, "in 3 days", false)]
    [InlineData("2026-12-23", null, "in 4 weeks", false)]
    [InlineData("2027-05-23", null, "in 6 months", false)]
    [InlineData("2029-11-23", null, "in 3 years", false)]
    public void A_due_date_is_told_as_people_do(string date, string? time, string expected, bool isOver)
    {
        var due = new DueDate(DateOnly.Parse(date, null), time is null ? null : TimeOnly.Parse(time, null));

        due.Relative(Now).ShouldBe(expected);
        due.IsOver(Now).ShouldBe(isOver);
    }

    [Fact]
    public void A_due_date_of_another_zone_is_over_when_it_is_over_there()
    {
        var due = new DueDate(new DateOnly(2026, 11, 23), new TimeOnly(10, 0), "Asia/Karachi");

        due.IsOver(Now).ShouldBeTrue();
    }

    [Fact]
    public void Subtasks_follow_their_parent_where_both_stand_in_a_group()
    {
        TaskCard[] cards = [Card(1, null), Card(2, null), Card(3, null) with { Parent = 1 }, Card(4, null) with { Parent = 9 }, Card(5, null) with { Parent = 1 }];

        var ordered = SubtaskOrder.Of(cards);

        ordered.Select(card => (card.Number, card.IsIndented)).ShouldBe([(1, false), (3, true), (5, true), (2, false), (4, false)]);
    }

    [Theory]
    [InlineData("4-8,13-2", "4+8 13+2")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("x-y,-1-3,4-0,90-3,1", "")]
    public void Only_stretches_within_the_line_are_kept_as_words(string? field, string expected) =>
        string.Join(' ', TextRanges.Parse(field, "pay rent tomorrow").Select(range => $"{range.Start}+{range.Length}")).ShouldBe(expected);

    [Fact]
    public void A_line_is_cut_where_its_spans_begin_and_end()
    {
        var line = new QuickAddPreview("pay rent tomorrow #home", null, [Span(9, 8), Span(18, 5)], [], []);

        line.Pieces.Select(piece => piece.Span is null ? piece.Text : $"[{piece.Text}]").ShouldBe(["pay rent ", "[tomorrow]", " ", "[#home]", ""]);
    }

    [Theory]
    [InlineData("./")]
    [InlineData("./?status=done&due=today&priority=high&project=Home%20%26%20garden&tag=a&q=milk&sort=title&show=100&more=today.100_none.70&chat=new&view=chat")]
    public void An_address_reads_back_to_itself(string address) => BoardAddress.Parse(address).ToString().ShouldBe(address);

    [Theory]
    [InlineData("/?status=nonsense&priority=9&sort=x&show=-4&view=x&due=never", "./")]
    [InlineData("/?show=99999", "./?show=1000")]
    [InlineData("/tasks/3", "./")]
    public void What_an_address_cannot_mean_is_left_out(string address, string expected) =>
        BoardAddress.Parse(address).ToString().ShouldBe(expected);

    [Fact]
    public void Only_fields_that_differ_are_told()
    {
        var mine = new TaskForm { Title = "A", Tags = "x, y", Reminders = "1 day before\r\n30 minutes before", Status = "in_progress" };
        var theirs = new TaskForm { Title = "B", Tags = "x, y", Reminders = "1 day before", Status = "in_progress" };

        TaskDifference.Between(mine, theirs).ShouldBe(
        [
            new TaskDifference("Title", "A", "B"),
            new TaskDifference("Reminders", "1 day before, 30 minutes before", "1 day before"),
        ]);
    }

    [Theory]
    [InlineData("home, garden", new[] { "home", "garden" })]
    [InlineData("\"bread, butter\", home", new[] { "bread, butter", "home" })]
    [InlineData("\"\"\"quoted\"\"\", 12\" pipe", new[] { "\"quoted\"", "12\" pipe" })]
    [InlineData("", new string[0])]
    public void Tags_read_back_to_themselves(string line, string[] tags)
    {
        TagLine.Write(tags).ShouldBe(line);

        TagLine.Read(line).ShouldBe(tags);
    }

    [Theory]
    [InlineData(" a,, b ,", new[] { "a", "b" })]
    [InlineData("\"a, b", new[] { "\"a", "b" })]
    public void Tags_are_read_as_people_write_them(string line, string[] tags) => TagLine.Read(line).ShouldBe(tags);

    private static TaskCard Card(int number, string? date) => new(number, "x", TodoStatus.Todo, Priority.Medium)
    {
        Due = date is null ? null : new DueDate(DateOnly.Parse(date, null)),
    };

    private static ParsedSpan Span(int start, int length) => new(start, length, "due", "", "");
}
