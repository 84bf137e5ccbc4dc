using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Chat;

/// <summary>Places in the list that was shown last, and what a sentence leaves out of it.</summary>
public sealed class PlaceTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory]
    [InlineData("delete the first, not the third", "Bread, Cheese, Dates")]
    [InlineData("delete the 1st, not the 2nd", "Bread, Cheese, Dates")]
    [InlineData("delete only the second", "Apples, Cheese, Dates")]
    [InlineData("can you delete the second for me", "Apples, Cheese, Dates")]
    [InlineData("delete the second but not the third", "Apples, Cheese, Dates")]
    [InlineData("delete the last 2 tasks", "Apples, Bread")]
    [InlineData("not the bread, delete the others", "Bread")]
    [InlineData("delete all but the bread", "Bread")]
    public async Task Only_what_is_chosen_is_deleted(string said, string left)
    {
        var ann = await WithListAsync();
        await ann.SayAsync("show my tasks");

        await ann.SayAsync(said);

        (await LeftAsync(ann)).ShouldBe(left);
    }

    [Theory]
    [InlineData("delete the first")]
    [InlineData("complete the first, not the third")]
    [InlineData("delete the 2nd, not the 1st")]
    [InlineData("delete the last 2 tasks")]
    public async Task Without_a_list_a_place_is_no_date(string said)
    {
        var ann = await WithListAsync();
        await ann.QuickAddAsync("Eggs on the 1st");

        (await ann.SayAsync(said)).Response.ShouldContain("list");

        (await ann.ListAsync("?status=open")).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Both_are_the_last_two_that_were_spoken_of()
    {
        var ann = await WithListAsync();
        await ann.SayAsync("add figs");
        await ann.SayAsync("add grapes");

        await ann.SayAsync("delete both");

        (await LeftAsync(ann)).ShouldBe("Apples, Bread, Cheese, Dates");
    }

    [Fact]
    public async Task Both_are_taken_back()
    {
        var ann = await WithListAsync();
        await ann.SayAsync("add figs");
        await ann.SayAsync("add grapes");

        await ann.SayAsync("undo both");

        (await LeftAsync(ann)).ShouldBe("Apples, Bread, Cheese, Dates");
    }

    [Fact]
    public async Task No_after_a_change_offers_to_undo_it()
    {
        var ann = await WithListAsync();
        await ann.SayAsync("show my tasks");
        await ann.SayAsync("delete the first");

        var doubt = await ann.SayAsync("no, not that one!");
        await ann.SayAsync("yes");

        doubt.Response.ShouldContain("undo");
        (await LeftAsync(ann)).ShouldBe("Apples, Bread, Cheese, Dates");
    }

    [Fact]
    public async Task A_wrong_word_is_replaced()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.SayAsync("call Tom tomorrow");

        await ann.SayAsync("i meant Tim");

        (await LeftAsync(ann)).ShouldBe("Call Tim");
    }

    private static async Task<string> LeftAsync(Person ann) => string.Join(", ", (await ann.ListAsync("?status=open&sort=title")).Select(task => task.Title));

    private async Task<Person> WithListAsync()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        foreach (var title in new[] { "Apples", "Bread", "Cheese", "Dates" })
        {
            await ann.QuickAddAsync(title);
        }

        return ann;
    }
}
