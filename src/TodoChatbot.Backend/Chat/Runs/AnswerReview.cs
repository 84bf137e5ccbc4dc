using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Language.Intents;

namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>
/// Compares what an answer says with what the tools did, so that a person is told of every change and error, and of no change that was
/// not made.
/// </summary>
internal sealed partial class AnswerReview(IStringLocalizer<Messages> messages)
{
    private static readonly string[] ReadingTools =
        [Operations.ListTasks, Operations.GetTask, Operations.Summarize, Operations.ListLabels, Operations.ListActivity];

    /// <summary>What a model is told about a change that would need a second question in one answer.</summary>
    public TaskAnswer Postponed => new(messages["Chat_OneQuestionAtATime"].Value);

    /// <summary>True when a call was put off until the person has answered an earlier question.</summary>
    public bool IsPostponed(ToolCall call) => TextOf(call) == Postponed.Text;

    /// <summary>The sentences to add about changes, errors and choices that the answer does not tell of.</summary>
    public IReadOnlyList<string> Untold(string content, IReadOnlyList<ToolCall> calls)
    {
        var asked = calls.Where(call => ConfirmationMatcher.PreviewIn(call) is not null).Select(call => call.Name).ToHashSet();
        return [.. calls.Index().Select(call => Untold(content, call.Item, calls.Skip(call.Index + 1), asked)).OfType<string>().Distinct()];
    }

    /// <summary>What to say of an answer by a model that called no tool that changes anything; null when nobody expects that one did.</summary>
    public string? NothingChanged(Intent request, string content, IReadOnlyList<ToolCall> calls)
    {
        var sentence = messages["Chat_NothingChanged"].Value;
        if (calls.Any(IsChange) || content.Contains(sentence, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var isClaim = ClaimPattern.IsMatch(content) || (calls.Count == 0 && ReportPattern.IsMatch(content));
        return isClaim || AsksForChange(request) ? sentence : null;
    }

    private static bool IsChange(ToolCall call) => !ReadingTools.Contains(call.Name);

    private string? Untold(string content, ToolCall call, IEnumerable<ToolCall> later, HashSet<string> asked)
    {
        if (AnswerOf(call) is not { Preview: null } answer || Tells(content, answer.Text))
        {
            return null;
        }

        if (call.IsError)
        {
            // A model that puts its call right has nothing to tell of the first attempt, and a question about the change says that it waits.
            return later.Any(next => next.Name == call.Name && !next.IsError) || asked.Contains(call.Name) ? null : messages["Chat_StepFailed", answer.Text].Value;
        }

        return IsPostponed(call) ? messages["Chat_AnotherChangeWaits"].Value
            : answer.Candidates.Count > 0 ? (later.Any(IsChange) || answer.Candidates.Any(task => Tells(content, task.Title)) ? null : answer.Text)
            : IsChange(call) && !TellsOfChange(content, call.Name, answer) ? answer.Text
            : null;
    }

    private static bool TellsOfChange(string content, string operation, TaskAnswer answer) =>
        answer.Tasks.Count > 0
        && VerbOf(operation)?.IsMatch(content) != false
        && answer.Tasks.All(task => Tells(content, task.Title)
            && (operation == Operations.DeleteTask || (TellsIf(content, task.DueText) && TellsIf(content, task.Repeats))));

    private static bool TellsIf(string content, string? text) => text is null || Tells(content, text);

    private static bool Tells(string content, string text) => content.Contains(text.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private static Regex? VerbOf(string operation) => operation switch
    {
        Operations.CompleteTask => CompletedPattern,
        Operations.ReopenTask => ReopenedPattern,
        Operations.SkipOccurrence => SkippedPattern,
        Operations.DeleteTask => DeletedPattern,
        _ => null,
    };

    private static bool AsksForChange(Intent intent) => intent switch
    {
        Intent.Several several => several.Parts.Any(AsksForChange),
        Intent.Add add => !add.IsPlainLine,
        Intent.AboutTasks or Intent.EditLabel or Intent.Undo or Intent.Redo => true,
        _ => false,
    };

    private static string? TextOf(ToolCall call) => AnswerOf(call)?.Text;

    /// <summary>What a tool answered; null if it has not answered, or with something other than tasks.</summary>
    public static TaskAnswer? AnswerOf(ToolCall call) =>
        call.Result is { ValueKind: JsonValueKind.Object } result && result.TryGetProperty("text", out _)
            ? result.Deserialize<TaskAnswer>(Wire.Json)
            : null;

    [GeneratedRegex(@"\b(complet|done|finish|tick|check|hech|termin)", RegexOptions.IgnoreCase)]
    private static partial Regex CompletedPattern { get; }

    [GeneratedRegex(@"\b(reopen|open|not done|undone|reabr|reabiert)", RegexOptions.IgnoreCase)]
    private static partial Regex ReopenedPattern { get; }

    [GeneratedRegex(@"\b(skip|salt|omit)", RegexOptions.IgnoreCase)]
    private static partial Regex SkippedPattern { get; }

    [GeneratedRegex(@"\b(delet|remov|elimin|borr)", RegexOptions.IgnoreCase)]
    private static partial Regex DeletedPattern { get; }

    // "I have added it", "Done!", "I did it", "he añadido la tarea"
    [GeneratedRegex(
        @"\bI(?:['’]ve| have)?(?: just| now| already| also)?(?: successfully)? (?:added|created|deleted|removed|completed|marked|updated|changed"
        + @"|moved|rescheduled|postponed|renamed|reopened|undid|undone|restored|cleared|set|scheduled|skipped|saved|did (?:it|that|so))\b"
        + @"|^\W*(?:all )?(?:done|added|deleted|removed|completed|updated|moved|renamed|saved)\b"
        + @"|\bhe (?:añadido|agregado|creado|eliminado|borrado|completado|marcado|actualizado|cambiado|movido|guardado)\b"
        + @"|\b(?:añadí|agregué|creé|eliminé|borré|completé|marqué|actualicé|cambié|moví|guardé)\b"
        + @"|^\W*(?:listo|hecho)\b",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex ClaimPattern { get; }

    // "The task has been deleted": where tools have listed something, it may be theirs.
    [GeneratedRegex(
        @"\b(?:has|have|was|were|is|are)(?: now)?(?: been)? (?:added|created|deleted|removed|completed|marked|updated|moved|rescheduled|renamed"
        + @"|reopened|restored|cleared)\b"
        + @"|\b(?:ha|han) sido (?:añadid|agregad|cread|eliminad|borrad|completad|marcad|actualizad|cambiad|movid)[oa]s?\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex ReportPattern { get; }
}
