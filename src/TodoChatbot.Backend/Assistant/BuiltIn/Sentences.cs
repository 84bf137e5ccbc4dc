using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Language.Intents;

namespace TodoChatbot.Backend.Assistant.BuiltIn;

/// <summary>What the built-in assistant says when no tool says it.</summary>
internal static class Sentences
{
    public const string Help =
        """
        I keep your todo list. For example:
        Add a task to buy groceries tomorrow at 5pm
        Pay rent every 1st at 9, remind me the day before
        What's due this week?
        Mark task 3 as complete
        Move my morning meetings to 2 PM
        Change task 1 to “Call mom tonight”
        Delete the meeting task
        Undo
        """;

    public const string OutOfScope =
        "I only keep your todo list, so I cannot help with that. Try “Add a task to …”, “What's due today?” or “help”.";

    public const string WhatToAdd = "What should I add? Say it like “Buy milk tomorrow at 5pm”.";

    public const string WhichTask = "Which task do you mean? Say its number, or some words of its title.";

    public const string NoList = "I have not shown you a list yet. Say “show my tasks” first, or name a task by its number.";

    public const string NothingFits = "No task fits that, so nothing was changed.";

    public const string NothingLeftOut = "I do not find the task to leave out, so nothing was changed. Name it by its number or by words of its title.";

    public const string RestWaits = "The rest of your message waits until that is clear.";

    public const string NothingToConfirm = "There is nothing waiting for a yes. What shall I do?";

    public const string NothingChanged = "All right, nothing was changed.";

    public const string Fine = "All right.";

    public const string ToolFailed = "That did not work, and nothing was changed. Please try again.";

    public static string ListIsShorter(int shown) => $"The list has {Count(shown, "task")}. Which one do you mean?";

    public static string Count(int tasks) => tasks == 0 ? "There are no such tasks." : $"You have {Count(tasks, "task")}.";

    public static string Of(SmallTalkKind kind) => kind switch
    {
        SmallTalkKind.Greeting => "Hello! What shall I put on your list? Say “help” to see what I understand.",
        SmallTalkKind.Thanks => "You're welcome.",
        SmallTalkKind.Farewell => "See you soon. Your list is safe here.",
        SmallTalkKind.Identity => "I am the assistant of your todo list. I add, find, change and complete tasks when you tell me to.",
        _ => "All right. What is next on your list?",
    };

    /// <summary>What is due first by importance, then what could be done besides.</summary>
    public static string Plan(IReadOnlyList<TaskBrief> due, IReadOnlyList<TaskBrief> undated, string day)
    {
        if (due.Count + undated.Count == 0)
        {
            return "Nothing is due and nothing is waiting. Enjoy the day!";
        }

        string[] parts =
        [
            .. due.Count > 0 ? [$"For {day} I would do these first:\n{ToolResultFormatter.Lines(due)}"] : new[] { $"Nothing is due on {day}." },
            .. undated.Count > 0 ? [$"If there is time left:\n{ToolResultFormatter.Lines(undated)}"] : Array.Empty<string>(),
        ];
        return string.Join("\n", parts);
    }

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
