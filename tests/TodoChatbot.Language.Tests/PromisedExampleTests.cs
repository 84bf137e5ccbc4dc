namespace TodoChatbot.Language.Tests;

/// <summary>What was promised to be read, sentence by sentence; it is Monday 23 November 2026, ten in the morning, in London.</summary>
public sealed class PromisedExampleTests
{
    [Theory]
    [InlineData("call the bank in an hour and a half", "call the bank · Mon 23 Nov 2026 at 11:30")]
    [InlineData("feed the cat half past 6", "feed the cat · Mon 23 Nov 2026 at 18:30")]
    [InlineData("lunch with Ann at noon", "lunch with Ann · Mon 23 Nov 2026 at 12:00")]
    [InlineData("send the figures eod", "send the figures · Mon 23 Nov 2026")]
    [InlineData("pick up Tom 5ish", "pick up Tom · Mon 23 Nov 2026 at 17:00")]
    [InlineData("board meeting 2026-12-01T14:30Z", "board meeting · Tue 1 Dec 2026 at 14:30")]
    [InlineData("call Ann at 9am New York time", "call Ann · Mon 23 Nov 2026 at 14:00")]
    [InlineData("dentist friday from 3 to 4pm", "dentist · Fri 27 Nov 2026 at 15:00 to 16:00")]
    [InlineData("call the plumber this weekend", "call the plumber · Sat 28 Nov 2026")]
    [InlineData("egg hunt on easter", "egg hunt · Sun 28 Mar 2027")]
    [InlineData("meet Ann the friday after thanksgiving", "meet Ann · Fri 27 Nov 2026")]
    [InlineData("call grandma the second sunday in may", "call grandma · Sun 9 May 2027")]
    [InlineData("report end of the quarter", "report · Thu 31 Dec 2026")]
    [InlineData("finish the draft mid december", "finish the draft · Tue 15 Dec 2026")]
    [InlineData("review the plan next week", "review the plan · Mon 30 Nov 2026")]
    [InlineData("renew the passport 2 weeks before christmas", "renew the passport · Fri 11 Dec 2026")]
    public void Dates_and_times_in_the_usual_forms_are_read(string text, string reads) => Said.Line(TodoLanguage.Read(text, Speech.English, TestContext.Current.CancellationToken)).ShouldBe(reads);

    [Theory]
    [InlineData("standup every other friday at 5pm starting 3 jan until june except in may", "standup · Fri 8 Jan 2027 at 17:00, every other Friday until 1 Jun 2027 except in May")]
    [InlineData("water the plants every 3rd friday", "water the plants · Fri 27 Nov 2026, every 3 weeks on Friday")]
    [InlineData("pay salaries last workday of the month", "pay salaries · Mon 30 Nov 2026, every month on the last workday")]
    [InlineData("swim mon, wed and fri at 9 and 17", "swim · Mon 23 Nov 2026 at 17:00, every Monday, Wednesday and Friday at 09:00 and 17:00")]
    [InlineData("take the pill every 3 days for 5 times", "take the pill · Mon 23 Nov 2026, every 3 days for 5 times")]
    [InlineData("clean the filter every! 2 weeks", "clean the filter · Mon 23 Nov 2026, every 2 weeks after completion")]
    public void Repetitions_are_read(string text, string reads) => Said.Line(TodoLanguage.Read(text, Speech.English, TestContext.Current.CancellationToken)).ShouldBe(reads);

    [Theory]
    [InlineData("every other friday at 5pm starting 3 jan until june except in may", "FREQ=WEEKLY;INTERVAL=2;BYMONTH=1,2,3,4,6,7,8,9,10,11,12;BYDAY=FR;UNTIL=20270601")]
    [InlineData("every 3rd friday", "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR")]
    [InlineData("last workday of the month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")]
    [InlineData("mon, wed and fri at 9 and 17", "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYHOUR=9,17;BYMINUTE=0")]
    [InlineData("every 3 days for 5 times", "FREQ=DAILY;INTERVAL=3;COUNT=5")]
    [InlineData("every! 2 weeks", "FREQ=WEEKLY;INTERVAL=2")]
    public void Repetitions_are_rules_of_RFC_5545(string text, string rule) => TodoLanguage.ReadRecurrence(text, Speech.English, TestContext.Current.CancellationToken).ShouldNotBeNull().Rule.ShouldBe(rule);

    [Theory]
    [InlineData("pay rent every 1st at 9, remind me the day before", "pay rent · Tue 1 Dec 2026 at 09:00, every month on the 1st, remind 1 day before")]
    [InlineData("call the vet tomorrow at 3pm remind me 30 min before", "call the vet · Tue 24 Nov 2026 at 15:00, remind 30 minutes before")]
    [InlineData("file the taxes !high #money +home", "file the taxes · high priority, #money, +home")]
    [InlineData("pack for the trip with subtasks passport, tickets and charger", "pack for the trip · subtasks passport, tickets and charger")]
    public void Reminders_priorities_tags_projects_and_subtasks_are_read(string text, string reads) =>
        Said.Line(TodoLanguage.Read(text, Speech.English, TestContext.Current.CancellationToken)).ShouldBe(reads);

    [Theory]
    [InlineData("The 9/11 report")]
    [InlineData("Buy 2 tickets")]
    [InlineData("v1.1.1")]
    [InlineData("1:1 with Ann")]
    [InlineData("Monthly report")]
    [InlineData("see https://example.com/2026-12-24/monday")]
    [InlineData("mail tom@friday.com")]
    [InlineData("watch \"The Day After Tomorrow\"")]
    public void What_is_not_meant_is_not_read(string text)
    {
        var reading = TodoLanguage.Read(text, Speech.English, TestContext.Current.CancellationToken);

        reading.Title.ShouldBe(text);
        reading.Reading.ShouldBeNull();
    }

    [Theory]
    [InlineData("milk, call mum tomorrow 6, rent every 1st", "add: Milk / Call mum · Tue 24 Nov 2026 at 18:00 / Rent · Tue 1 Dec 2026, every month on the 1st")]
    [InlineData("add dentist friday 3pm", "add: Dentist · Fri 27 Nov 2026 at 15:00")]
    [InlineData("what's pending?", "list: Todo or InProgress or Review")]
    [InlineData("show tasks due this week", "list: due 2026-11-23 to 2026-11-29")]
    [InlineData("list tasks tagged work", "list: #work")]
    [InlineData("show urgent tasks", "list: Urgent priority")]
    [InlineData("show high priority tasks in project home", "list: High priority, +home")]
    [InlineData("find tasks about the garden", "list: “garden”")]
    [InlineData("complete 3", "complete: #3")]
    [InlineData("reopen 4", "reopen: #4")]
    [InlineData("delete the meeting task", "delete: “meeting”")]
    [InlineData("rename task 2 to Buy oat milk", "change: #2 → title “Buy oat milk”")]
    [InlineData("make task 3 urgent", "change: #3 → Urgent priority")]
    [InlineData("tag task 3 with home", "change: #3 → with #home")]
    [InlineData("move task 3 to +work", "change: #3 → +work")]
    [InlineData("add a note to task 2: bring cash", "change: #2 → note “bring cash”")]
    [InlineData("reschedule the dentist to monday at 10", "change: “dentist” → due 2026-11-30, at 10:00")]
    [InlineData("push it back two days", "change: the one spoken of last → moved by P2D")]
    [InlineData("delete everything overdue", "delete: overdue")]
    [InlineData("move everything due today to tomorrow", "change: due 2026-11-23 → due 2026-11-24")]
    [InlineData("undo", "undo 1")]
    [InlineData("redo", "redo 1")]
    [InlineData("summarise my day", "sum up 2026-11-23 to 2026-11-23")]
    [InlineData("how does my week look?", "sum up 2026-11-23 to 2026-11-29")]
    [InlineData("plan my day", "plan 2026-11-23")]
    [InlineData("help", "help")]
    [InlineData("thank you", "small talk: thanks")]
    [InlineData("what's the weather like?", "out of scope")]
    [InlineData("complete 3, 4 and 7", "complete: #3, #4, #7")]
    [InlineData("mark it as done", "complete: the one spoken of last")]
    [InlineData("delete that one", "delete: the one spoken of last")]
    [InlineData("complete the second", "complete: place 2 of the list shown last")]
    [InlineData("delete all of them", "delete: all spoken of last")]
    [InlineData("reschedule my morning meetings to 2 PM", "change: at 05:00 to 11:59, “meeting” → at 14:00")]
    [InlineData("make it 4", "change: the one spoken of last → at 16:00")]
    [InlineData("actually monday", "change: the one spoken of last → due 2026-11-30")]
    [InlineData("remind me an hour before", "change: the one spoken of last → remind 1 hour before")]
    [InlineData("Add a task to buy groceries", "add: Buy groceries")]
    [InlineData("show me all my tasks", "list: all, done or not")]
    [InlineData("What's pending?", "list: Todo or InProgress or Review")]
    [InlineData("Mark task 3 as complete", "complete: #3")]
    [InlineData("Change task 1 to 'Call mom tonight'", "change: #1 → title “Call mom tonight”")]
    [InlineData("I need to remember to pay bills", "add: Pay bills")]
    [InlineData("What have I completed?", "list: Done")]
    public void Sentences_are_understood_with_their_slots(string text, string meaning) => Said.Sentence(TodoLanguage.Understand(text, Speech.English, TestContext.Current.CancellationToken)).ShouldBe(meaning);

    [Fact]
    public void The_later_turns_of_a_conversation_speak_of_the_task_spoken_of_last()
    {
        string[] turns = ["make it 4", "actually monday", "remind me an hour before"];

        foreach (var turn in turns)
            TodoLanguage.Understand(turn, Speech.English, TestContext.Current.CancellationToken).ShouldBeOfType<Intents.Intent.Update>().Tasks.ShouldBeOfType<Intents.TaskReference.Mentioned>(turn);
    }
}
