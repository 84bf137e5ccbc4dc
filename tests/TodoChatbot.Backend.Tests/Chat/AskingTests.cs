using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Chat;

/// <summary>What is not plainly meant to be done is asked about, and changes nothing until then.</summary>
public sealed class AskingTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory]
    [InlineData("i might delete the dentist appointment")]
    [InlineData("i think i should cancel the dentist appointment")]
    [InlineData("maybe delete task 1")]
    [InlineData("should i delete the dentist appointment?")]
    [InlineData("not sure if i should delete task 1")]
    [InlineData("i'm thinking about deleting task 1")]
    [InlineData("i don't have to go to the dentist appointment until the 5th")]
    [InlineData("i don't want to do the dentist appointment this weekend")]
    [InlineData("i won't complete task 1 today")]
    [InlineData("please do not cancel the dentist appointment")]
    [InlineData("never delete task 1")]
    [InlineData("delete task 1 if it rains")]
    [InlineData("complete task 1 unless Bob calls")]
    [InlineData("Bob says i should delete task 1")]
    [InlineData("delete task 1, or not")]
    [InlineData("dentist appointment cancelled")]
    [InlineData("ignore the dentist appointment")]
    [InlineData("delete the dentist appointment... actually no, leave it")]
    [InlineData("complete task 1. No wait, scratch that.")]
    [InlineData("do not skip the dentist appointment")]
    public async Task Thinking_aloud_changes_nothing(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        var before = await ann.QuickAddAsync("Dentist appointment tomorrow at 3pm");

        await ann.SayAsync(said);

        var after = (await ann.ListAsync()).ShouldHaveSingleItem();
        (after.Title, after.Status, after.Due, after.Version).ShouldBe((before.Title, before.Status, before.Due, before.Version));
    }

    [Theory]
    [InlineData("i might delete the dentist appointment", "yes", 0)]
    [InlineData("i might delete the dentist appointment", "no", 1)]
    [InlineData("groceries", "yes", 2)]
    [InlineData("groceries", "no", 1)]
    [InlineData("complete the tax form", "yes", 2)]
    [InlineData("complete the tax form", "never mind", 1)]
    public async Task A_yes_does_what_was_asked_about(string said, string answer, int open)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Dentist appointment tomorrow at 3pm");

        (await ann.SayAsync(said)).Response.ShouldContain("Say “yes”");
        await ann.SayAsync(answer);

        (await ann.ListAsync("?status=open")).Count.ShouldBe(open);
    }

    [Theory]
    [InlineData("that was really useful")]
    [InlineData("nvm")]
    [InlineData("i'm hungry")]
    [InlineData("milk")]
    [InlineData("i meant Tim")]
    [InlineData("has the train to Boston left yet")]
    [InlineData("bday party for lily shld be on the 13th not the 12th")]
    [InlineData("gym moved to 6am from now on")]
    public async Task What_is_no_plain_todo_is_not_added(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        await ann.SayAsync(said);

        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("milk")]
    [InlineData("the car needs an oil change")]
    [InlineData("passport photos")]
    public async Task Who_wants_no_questions_has_what_may_be_a_task_added_at_once(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"add_without_asking": true}""");

        (await ann.SayAsync(said)).Response.ShouldStartWith("Added task 1");
    }

    [Theory]
    [InlineData("that was really useful")]
    [InlineData("i'm hungry")]
    [InlineData("has the train to Boston left yet")]
    [InlineData("maybe milk")]
    [InlineData("i might delete the dentist appointment")]
    [InlineData("dentist appointment cancelled")]
    [InlineData("should i call the dentist?")]
    public async Task Who_wants_no_questions_is_asked_about_everything_else_as_before(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"add_without_asking": true}""");
        await ann.QuickAddAsync("Dentist appointment");

        await ann.SayAsync(said);

        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Dentist appointment");
    }

    [Theory]
    [InlineData("buy milk")]
    [InlineData("call Ann tomorrow")]
    [InlineData("i need to cancel my gym membership")]
    [InlineData("i have to cancel the dentist appointment")]
    [InlineData("defrost the freezer")]
    [InlineData("dentist tomorrow 3pm")]
    public async Task A_plain_todo_is_added_at_once(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Dentist appointment");

        (await ann.SayAsync(said)).Response.ShouldStartWith("Added task 2");
    }

    [Theory]
    [InlineData("delete just the first", "Pack suitcase, Renew passport")]
    [InlineData("delete only the second for me", "Book hotel, Renew passport")]
    [InlineData("ok delete the first now", "Pack suitcase, Renew passport")]
    [InlineData("delete the second but not the third", "Book hotel, Renew passport")]
    [InlineData("delete the first, not the third", "Pack suitcase, Renew passport")]
    [InlineData("not the passport, delete the others", "Renew passport")]
    [InlineData("keep only the hotel, delete the rest", "Book hotel")]
    [InlineData("delete all but the suitcase", "Pack suitcase")]
    public async Task After_a_list_places_and_the_others_are_those_of_the_list(string said, string left)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Pay rent on the 1st");
        await ann.QuickAddAsync("Meet Sarah on the 1st");
        await ann.QuickAddAsync("Book hotel #travel");
        await ann.QuickAddAsync("Pack suitcase #travel");
        await ann.QuickAddAsync("Renew passport #travel");

        await ann.SayAsync("show #travel");
        await ann.SayAsync(said);
        if ((await ann.ListAsync("?tag=travel")).Count == 3)
        {
            await ann.SayAsync("yes");
        }

        string.Join(", ", (await ann.ListAsync("?tag=travel&sort=title")).Select(task => task.Title)).ShouldBe(left);
        (await ann.ListAsync()).Count(task => task.Tags.Count == 0).ShouldBe(2);
    }

    [Theory]
    [InlineData("skip the gym")]
    [InlineData("skip gym this time")]
    [InlineData("skip the gym tomorrow")]
    [InlineData("no gym tomorrow")]
    public async Task Skipping_leaves_out_one_occurrence(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Gym every day starting tomorrow");

        await ann.SayAsync(said);

        var gym = (await ann.ListAsync()).ShouldHaveSingleItem();
        gym.Due!.Date.ShouldBe(new DateOnly(2026, 11, 25));
        gym.Recurrence.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_title_of_words_for_dates_can_be_named()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Call the bank on wednesday");
        await ann.QuickAddAsync("“The day after tomorrow”");
        await ann.QuickAddAsync("Morning routine");

        await ann.SayAsync("complete the day after tomorrow");
        await ann.SayAsync("complete the morning routine");

        (await ann.ListAsync("?status=open")).Select(task => task.Title).ShouldBe(["Call the bank"]);
    }

    [Fact]
    public async Task Undo_of_a_kind_takes_back_no_other_change()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Call the bank");
        await ann.SayAsync("complete task 1");

        (await ann.SayAsync("undo the last delete")).Response.ShouldStartWith("The last change in this conversation wasn't a deletion");
        var kept = await ann.GetAsync(1);
        await ann.SayAsync("undo the last completion");

        kept.Status.ShouldBe(TodoStatus.Done);
        (await ann.GetAsync(1)).Status.ShouldBe(TodoStatus.Todo);
    }

    [Theory]
    [InlineData("how many work tasks do i have", "You have 2 tasks.")]
    [InlineData("how many errands are left", "You have 1 task.")]
    [InlineData("show my quarterly widgets", "No task that you asked for has the words “quarterly widgets”. Say “show all tasks” to see everything.")]
    public async Task Projects_and_tags_are_known_by_their_names(string said, string answer)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Write the report +Work");
        await ann.QuickAddAsync("Plan the offsite +Work");
        await ann.QuickAddAsync("Read “Deep Work”");
        await ann.QuickAddAsync("Buy stamps #errands");

        (await ann.SayAsync(said)).Response.ShouldBe(answer);
    }

    [Fact]
    public async Task A_correction_takes_the_place_of_what_was_said()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Buy milk");

        await ann.SayAsync("delete the milk. No wait, mark it as done.");

        (await ann.ListAsync()).ShouldHaveSingleItem().Status.ShouldBe(TodoStatus.Done);
    }

    [Theory]
    [InlineData("remind me 2 days before the lisbon flights", "P2D")]
    [InlineData("can you ping me 15 minutes before the lisbon flights", "PT15M")]
    [InlineData("remind me an hour before task 1", "PT1H")]
    public async Task An_existing_task_gets_a_reminder_by_what_it_comes_before(string said, string trigger)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Lisbon flights in 2 weeks at 10am");

        await ann.SayAsync(said);

        (await ann.ListAsync()).ShouldHaveSingleItem().Reminders.ShouldHaveSingleItem().Trigger.ShouldBe($"-{trigger}");
    }

    [Fact]
    public async Task Remind_me_on_a_day_reminds_in_the_morning()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        await ann.SayAsync("remind me to call mom tomorrow");

        (await ann.ListAsync()).ShouldHaveSingleItem().Reminders.ShouldHaveSingleItem().Trigger.ShouldBe("2026-11-24T09:00");
    }

    [Theory]
    [InlineData("delete the meeting task", 3)]
    [InlineData("complete the work task", 3)]
    [InlineData("delete all meetings", 1)]
    [InlineData("delete all work tasks", 1)]
    public async Task One_task_is_not_all_of_its_tag_or_project(string said, int open)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Team meeting +Work #meeting");
        await ann.QuickAddAsync("Planning meeting +Work #meeting");
        await ann.QuickAddAsync("Buy milk");

        await ann.SayAsync(said);

        (await ann.ListAsync("?status=open")).Count.ShouldBe(open);
    }

    [Fact]
    public async Task A_yes_that_fits_several_tasks_can_be_narrowed_down()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Team meeting");
        await ann.QuickAddAsync("Planning meeting");

        await ann.SayAsync("maybe delete the meeting task");
        (await ann.SayAsync("yes")).Response.ShouldContain("Which one?");
        await ann.SayAsync("the second");

        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Team meeting");
    }
}
