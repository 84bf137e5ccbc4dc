using System.Globalization;
using TodoChatbot.Backend.Tasks.Searching;
using TodoChatbot.Backend.Tasks.Tools;
using TodoChatbot.Language;
using TodoChatbot.Language.Intents;

namespace TodoChatbot.Backend.Assistant.BuiltIn;

/// <summary>What the person's last message asks for.</summary>
internal static class Request
{
    // Shorter words ("the", "all", "my") name no task.
    private const int NamingLength = 4;

    private static readonly string[] Unnaming = ["task", "tasks", "todo", "todos", "list", "item", "items"];

    private static readonly string[] Adding = ["add_task", "add_tasks"];
    private static readonly string[] Changing = ["complete_task", "reopen_task", "update_task"];

    /// <summary>The intent. "The second one" answers a question: the earlier request is meant, with the task now known.</summary>
    public static Intent Of(Dialogue dialogue, SpeechContext speech)
    {
        var intent = TodoLanguage.Understand(dialogue.Present.Said, speech);
        if (intent is not Intent.Pick pick || dialogue.Earlier.FirstOrDefault() is not { } asked
            || asked.Calls.LastOrDefault()?.Answer?.Candidates is not { Count: > 0 })
        {
            return intent;
        }

        return TodoLanguage.Understand(asked.Said, speech) switch
        {
            Intent.Complete => new Intent.Complete(pick.Tasks),
            Intent.Reopen => new Intent.Reopen(pick.Tasks),
            Intent.Delete => new Intent.Delete(pick.Tasks),
            Intent.Update update => new Intent.Update(pick.Tasks, update.Change),
            _ => intent,
        };
    }

    /// <summary>
    /// What the assistant may do about it without asking: what the intent says, and unless the message only asks something, small
    /// changes to the tasks that it names. Deleting and undoing must be said.
    /// </summary>
    public static IReadOnlyList<Mandate.Clause> MandateOf(Dialogue dialogue, SpeechContext speech) => MandateOf(Of(dialogue, speech), dialogue);

    private static IReadOnlyList<Mandate.Clause> MandateOf(Intent intent, Dialogue dialogue)
    {
        var named = new Mandate.Clause([.. Adding, .. Changing], NamingOf(dialogue.Present.Said));
        return intent switch
        {
            Intent.Several several => [.. several.Parts.SelectMany(part => MandateOf(part, dialogue))],
            Intent.List or Intent.Summarise or Intent.Plan or Intent.Help or Intent.SmallTalk or Intent.Answer { Yes: false } => [],
            Intent.Add add => [new(Adding, new([], [.. add.Tasks.SelectMany(task => SearchWords.Of(task.Title))])), named],
            Intent.Complete complete => [new(["complete_task"], NamingOf(complete.Tasks)), named],
            Intent.Reopen reopen => [new(["reopen_task"], NamingOf(reopen.Tasks)), named],
            Intent.Update update => [new(["update_task"], NamingOf(update.Tasks)), named],
            Intent.Delete delete => [new(["delete_task"], NamingOf(delete.Tasks)), named],
            Intent.Undo undo => [new(["undo"], Steps: undo.Steps)],
            Intent.Redo redo => [new(["redo"], Steps: redo.Steps)],

            // A yes to a preview is for that alone; any other yes may be to “shall I add it?”.
            Intent.Answer => dialogue.Earlier.FirstOrDefault()?.Calls.Any(call => call.Answer?.Preview is not null) == true ? [] : [new(Adding)],
            _ => [named],
        };
    }

    private static Mandate.Naming? NamingOf(TaskReference tasks) => tasks switch
    {
        TaskReference.Numbers numbers => new(numbers.Values.ToList(), []),
        TaskReference.Words words => new([], SearchWords.Of(words.Text).ToList()),
        _ => null,
    };

    private static Mandate.Naming NamingOf(string message)
    {
        var words = SearchWords.Of(message).ToList();
        return new(
            [.. words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)],
            [.. words.Where(word => word.Length >= NamingLength && !Unnaming.Contains(word))]);
    }
}
