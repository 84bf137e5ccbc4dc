using System.Globalization;
using Microsoft.Extensions.Localization;
using NodaTime;
using TodoChatbot.Backend.Tasks.Tools;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts;
using TodoChatbot.Language;
using TodoChatbot.Language.Intents;

namespace TodoChatbot.Backend.Assistant.BuiltIn;

/// <summary>Decides the next step from what was said and what came of the steps before.</summary>
internal static class Planner
{
    private const int ChangesToSearch = 50;
    private const int MostShown = 20;

    /// <summary>The next step.</summary>
    /// <param name="intent">What the last message asks for.</param>
    /// <param name="dialogue">What was said and done so far.</param>
    /// <param name="speech">The moment and the speaker.</param>
    /// <param name="messages">What is said.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Step Next(
        Intent intent, Dialogue dialogue, SpeechContext speech, IStringLocalizer<Messages> messages, CancellationToken cancellationToken)
    {
        return intent switch
        {
            Intent.Add add => Add(dialogue.Present, add, speech, messages, cancellationToken),
            Intent.Several several => Each(several.Parts, dialogue, speech, messages, cancellationToken),
            Intent.List list => List(dialogue, list, messages),
            Intent.Complete complete => Change(dialogue, complete, Operations.CompleteTask, [], messages),
            Intent.Reopen reopen => Change(dialogue, reopen, Operations.ReopenTask, [], messages),
            Intent.Delete delete => Change(dialogue, delete, Operations.DeleteTask, [], messages),
            Intent.Update { Change.EditsRecurrence: true } update => EditRecurrence(dialogue, update, speech, messages, cancellationToken),
            Intent.Update update => Change(dialogue, update, Operations.UpdateTask, Arguments.Of(update.Change, speech, cancellationToken), messages),
            Intent.Skip { On: { } day } skip => SkipOn(dialogue, skip, day, speech, messages, cancellationToken),
            Intent.Skip skip => Change(dialogue, skip, Operations.SkipOccurrence, [], messages),
            Intent.Ask { About: Intent.Show show } => AskAbout(dialogue, show, messages),
            Intent.Ask ask => new Step.Say(Question.About(ask.About, speech, messages, cancellationToken), AsksYesOrNo: true),
            Intent.Undo { Named: { } words } undo => UndoNamed(dialogue.Present, undo, words, messages),
            Intent.Undo { Of: { } kind } when dialogue.Present.Calls.Count == 0 && !References.LastChangeIs(kind, dialogue) =>
                new Step.Say(NoLast(kind, messages)),
            Intent.Undo undo => Once(dialogue.Present, Operations.Undo, new() { ["steps"] = undo.Steps }),
            Intent.History history => History(dialogue.Present, history.Of, messages),
            Intent.Reword => new Step.Say(messages["Assistant_SayInFull"]),
            Intent.Redo redo => Once(dialogue.Present, Operations.Redo, new() { ["steps"] = redo.Steps }),
            Intent.Summarise summary => Once(dialogue.Present, Operations.Summarize, Arguments.Of(summary.Days)),
            Intent.Plan plan => Plan(dialogue.Present, plan, speech, cancellationToken),
            Intent.Answer answer => Answer(dialogue, answer.Yes),
            Intent.Pick pick => Picked(dialogue, pick.Tasks),
            Intent.Show show => Picked(dialogue, show.Tasks is TaskReference.Matching { Title: { } title } ? new TaskReference.Words(title) : show.Tasks),
            Intent.EditLabel { Kind: LabelKind.Tag } tag => Once(dialogue.Present, Operations.EditTag, Arguments.Of(tag, "tag")),
            Intent.EditLabel project => Once(dialogue.Present, Operations.EditProject, Arguments.Of(project, "project")),
            Intent.Labels => Once(dialogue.Present, Operations.ListLabels, []),
            Intent.Help => new Step.Say(Sentences.Help),
            Intent.SmallTalk talk => new Step.Say(Sentences.Of(talk.Kind)),
            Intent.NotUnderstood => new Step.Say(messages["Assistant_NotUnderstood"]),
            _ => new Step.Say(Sentences.OutOfScope),
        };
    }

    private static Step Add(
        Dialogue.Turn turn, Intent.Add add, SpeechContext speech, IStringLocalizer<Messages> messages, CancellationToken cancellationToken)
    {
        if (add.Tasks.All(task => task.Title.Length == 0))
        {
            return new Step.Say(Sentences.WhatToAdd);
        }

        var wanted = add.Tasks.Where(task => task.Title.Length > 0).Select(task => Arguments.Of(task, speech, cancellationToken)).ToList();
        var added = turn.Calls.LastOrDefault(call => call.Tool is Operations.AddTask or Operations.AddTasks);
        if (added is { Answer: { IsError: false, ChangeSet: not null } answer } && add.Tasks is [{ LacksReminderTime: true }])
        {
            return new Step.Say($"{answer.Text} {messages["Assistant_AskWhenToRemind"]}");
        }

        return added is not null ? Report([added])
            : wanted.Count == 1 ? Call(turn, Operations.AddTask, wanted[0])
            : Call(turn, Operations.AddTasks, new() { ["tasks"] = wanted });
    }

    // "the standup isn't on fridays anymore": what it repeats by now must be known first.
    private static Step EditRecurrence(
        Dialogue dialogue, Intent.Update update, SpeechContext speech, IStringLocalizer<Messages> messages, CancellationToken cancellationToken)
    {
        var turn = dialogue.Present;
        if (turn.Calls.LastOrDefault() is { Tool: Operations.UpdateTask } changed)
        {
            return Report([changed]);
        }

        if (turn.Calls.LastOrDefault() is not { Tool: Operations.GetTask, Answer: { IsError: false, Tasks: [var task, ..] } })
        {
            return Change(dialogue, update, Operations.GetTask, [], messages);
        }

        if (task.Repeats is null)
        {
            return update.Change.IsFromNowOn
                ? Call(turn, Operations.UpdateTask, With(Arguments.Of(update.Change, speech, cancellationToken), Arguments.Numbers([task])))
                : new Step.Say(messages["Assistant_DoesNotRepeat", task.Title]);
        }

        return SeriesChange.ArgumentsOf(update.Change, task, speech, cancellationToken) is { } arguments
            ? Call(turn, Operations.UpdateTask, With(arguments, Arguments.Numbers([task])))
            : new Step.Say(messages["Assistant_SayRepetition", task.Title, task.Repeats]);
    }

    // A later occurrence is left out of the rule, where that can be told without expanding it.
    private static Step SkipOn(
        Dialogue dialogue, Intent.Skip skip, LocalDate day, SpeechContext speech, IStringLocalizer<Messages> messages, CancellationToken cancellationToken)
    {
        var turn = dialogue.Present;
        if (turn.Calls.LastOrDefault() is { Tool: Operations.SkipOccurrence or Operations.UpdateTask } done)
        {
            return Report([done]);
        }

        if (turn.Calls.LastOrDefault() is not { Tool: Operations.GetTask, Answer: { IsError: false, Tasks: [var task, ..] } })
        {
            return Change(dialogue, skip, Operations.GetTask, [], messages);
        }

        var number = Arguments.Numbers([task]);
        if (task.Repeats is null || SeriesChange.DaysOf(task).Any(due => due >= day && due <= (skip.Until ?? day)))
        {
            return Call(turn, Operations.SkipOccurrence, With([], number));
        }

        return skip.Until is null && SeriesChange.WithoutDay(day, task, speech, cancellationToken) is { } arguments
            ? Call(turn, Operations.UpdateTask, With(arguments, number))
            : new Step.Say(messages["Assistant_SkipsNextOnly", task.Title, task.DueText ?? string.Empty]);
    }

    private static string NoLast(ChangeKind kind, IStringLocalizer<Messages> messages) => kind switch
    {
        ChangeKind.Addition => messages["Assistant_NoLastAddition"],
        ChangeKind.Completion => messages["Assistant_NoLastCompletion"],
        ChangeKind.Deletion => messages["Assistant_NoLastDeletion"],
        _ => messages["Assistant_NoLastEdit"],
    };

    // "undo deleting the milk"
    private static Step UndoNamed(Dialogue.Turn turn, Intent.Undo undo, string words, IStringLocalizer<Messages> messages) => turn.Calls switch
    {
        [] => Call(turn, Operations.ListActivity, new() { ["limit"] = ChangesToSearch }),
        [var listed] => References.LastChangeOf(words, undo.Of, listed) is { } changeSet
            ? Call(turn, Operations.Undo, new() { ["change_set"] = changeSet.ToString() })
            : new Step.Say(messages["Assistant_NoChangeOf", words]),
        _ => Report(turn.Calls.TakeLast(1)),
    };

    // One request after the other; what those before it did are earlier turns to it, so that "it" is what they were about.
    private static Step Each(
        IReadOnlyList<Intent> parts, Dialogue dialogue, SpeechContext speech, IStringLocalizer<Messages> messages, CancellationToken cancellationToken)
    {
        var turns = dialogue.Turns.SkipLast(1).ToList();
        var said = new List<string>();
        foreach (var (index, part) in parts.Index())
        {
            var prefix = $"part_{index + 1}_";
            var turn = new Dialogue.Turn(dialogue.Present.Said, [.. dialogue.Present.Calls.Where(call => call.Id.StartsWith(prefix, StringComparison.Ordinal))]);
            turns.Add(turn);
            switch (Next(part, new Dialogue(turns), speech, messages, cancellationToken))
            {
                case Step.Call call:
                    return call with { Id = prefix + call.Id };
                case Step.Say say:
                    said.Add(say.Text);
                    break;
            }

            // Whoever is asked back, or told of a fault, did not get what the rest builds upon.
            if (turn.Calls.LastOrDefault()?.Answer is not { IsError: false, Preview: null, Candidates.Count: 0 })
            {
                said.AddRange(index < parts.Count - 1 ? [Sentences.RestWaits] : Array.Empty<string>());
                break;
            }
        }

        return new Step.Say(string.Join("\n", said));
    }

    private static Step List(Dialogue dialogue, Intent.List list, IStringLocalizer<Messages> messages)
    {
        var turn = dialogue.Present;
        if (list.Filter.Except is not null && turn.Calls.LastOrDefault()?.Arguments.ContainsKey("numbers") != true)
        {
            var (tasks, first) = LookUp(dialogue, list.Filter, Operations.ListTasks, messages);
            return first ?? (list.CountOnly ? new Step.Say(Sentences.Count(tasks.Count))
                : tasks.Count == 0 ? new Step.Say(Sentences.Count(0))
                : Call(turn, Operations.ListTasks, new() { ["numbers"] = tasks.Select(task => task.Number).ToArray() }));
        }

        if (list.Filter.Except is not null)
        {
            return Report(turn.Calls.TakeLast(1));
        }

        if (turn.Calls.Count == 0)
        {
            return list.Filter.Numbers is [var number]
                ? Call(turn, Operations.GetTask, new() { ["task"] = number.ToString(CultureInfo.InvariantCulture) })
                : Call(turn, Operations.ListTasks, Arguments.Of(list.Filter));
        }

        if (list.Filter.Words is { } words && turn.Calls[0].Answer is { IsError: false, Tasks.Count: 0 })
        {
            return Request.Missing(list, turn) is null
                ? new Step.Say(messages["Assistant_NoneWithWords", words])
                : new Step.Say($"{messages["Assistant_NoneWithTheseWords", words]} {messages["Assistant_OfferToAdd", turn.Said.Trim()]}", AsksYesOrNo: true);
        }

        return turn.Calls[0].Answer switch
        {
            { IsError: false } found when list.CountOnly => new Step.Say(Sentences.Count(found.Total ?? found.Tasks.Count)),

            // "the oldest task"
            { IsError: false, Tasks: { Count: > 0 } first } when list.Filter.Limit is not null => new Step.Say(ToolResultFormatter.Lines(first)),
            _ => Report(turn.Calls),
        };
    }

    private static Step Change(
        Dialogue dialogue, Intent.AboutTasks request, string tool, Dictionary<string, object?> arguments, IStringLocalizer<Messages> messages)
    {
        var (turn, reference) = (dialogue.Present, request.Tasks);
        if (turn.Calls.LastOrDefault() is { } last && last.Tool == tool)
        {
            return last.Answer?.Preview is not null && turn.Calls[0].Answer is { Total: { } total } first
                ? new Step.Say($"{messages["Assistant_FirstOfMany", first.Tasks.Count, total]}\n{last.Answer.Text}")
                : Request.Missing(request, turn) is null ? Report([last])
                : new Step.Say($"{last.Answer!.Text} {messages["Assistant_OfferToAdd", turn.Said.Trim()]}", AsksYesOrNo: true);
        }

        // "All but the dentist" refers to the list that was shown, if there is one.
        if (reference is TaskReference.Matching { Filter: { Except: { } except } everything }
            && Arguments.IsEverything(everything with { Except = null }) && References.Shown(dialogue).Count > 0)
        {
            reference = new TaskReference.Others(except);
        }

        if (reference is TaskReference.Matching { Title: { } title, Filter: { Except: null } named })
        {
            return ByTitle(dialogue, title, named, tool, arguments, messages);
        }

        // "Everything overdue" is looked up first and then changed by number.
        if (reference is TaskReference.Matching matching && !Arguments.IsEverything(matching.Filter))
        {
            var (tasks, first) = LookUp(dialogue, matching.Filter, tool, messages);
            return first ?? (tasks.Count == 0 ? new Step.Say(Sentences.NothingFits) : Call(turn, tool, With(arguments, Arguments.Numbers(tasks))));
        }

        return References.Resolve(reference, dialogue) switch
        {
            { Words: { } words } => Call(turn, tool, With(arguments, words)),
            { Problem: { } problem } => new Step.Say(problem),
            _ => new Step.Say(Sentences.WhichTask),
        };
    }

    // "The morning routine" can be a title or the tasks of the morning. Words that are only a date are looked up as a title first.
    private static Step ByTitle(
        Dialogue dialogue, string title, TaskFilter filter, string tool, Dictionary<string, object?> arguments, IStringLocalizer<Messages> messages)
    {
        var turn = dialogue.Present;
        if (filter.Words is not null)
        {
            var (tasks, first) = LookUp(dialogue, filter, tool, messages);
            return first ?? Call(turn, tool, With(arguments, tasks.Count > 0 ? Arguments.Numbers(tasks) : title));
        }

        return turn.Calls switch
        {
            [] => Call(turn, Operations.ListTasks, Arguments.Of(new TaskFilter { Words = title }, toChange: tool)),
            [{ Answer: { IsError: false, Tasks.Count: > 0 } }] => Call(turn, tool, With(arguments, title)),
            [_] => Call(turn, Operations.ListTasks, Arguments.Of(filter, toChange: tool)),
            [_, { Answer: { IsError: false, Tasks: { Count: > 0 } found } }] => Call(turn, tool, With(arguments, Arguments.Numbers(found))),
            _ => new Step.Say(Sentences.NothingFits),
        };
    }

    /// <summary>The tasks that a filter lets through and does not leave out, or the step that comes before they are known.</summary>
    private static (IReadOnlyList<TaskBrief> Tasks, Step? First) LookUp(
        Dialogue dialogue, TaskFilter filter, string tool, IStringLocalizer<Messages> messages)
    {
        var turn = dialogue.Present;
        if (turn.Calls.Count == 0)
        {
            return ([], Call(turn, Operations.ListTasks, Arguments.Of(filter, toChange: tool)));
        }

        if (turn.Calls[0].Answer is not { IsError: false } found)
        {
            return ([], Report(turn.Calls));
        }

        if (filter.Except is not { } except || found.Tasks.Count == 0)
        {
            return (found.Tasks, null);
        }

        if (turn.Calls.Any(call => call.Answer?.Total is not null))
        {
            // Tasks beyond the first page could be among those to leave out.
            return ([], new Step.Say(messages["Assistant_TooManyToExcept"]));
        }

        if (FilterOf(except) is { } excepted && turn.Calls.Count == 1)
        {
            return ([], Call(turn, Operations.ListTasks, Arguments.Of(excepted, toChange: tool)));
        }

        var left = FilterOf(except) is null
            ? References.Resolve(except, dialogue).Words?.Split(", ").Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList()
            : turn.Calls[1].Answer?.Tasks.Select(task => task.Number).ToList();

        // Who leaves out what is not there may mean something else by "everything".
        return left is null or []
            ? ([], new Step.Say(Sentences.NothingLeftOut))
            : ([.. found.Tasks.Where(task => !left.Contains(task.Number))], null);
    }

    private static TaskFilter? FilterOf(TaskReference reference) => reference switch
    {
        TaskReference.Words { Number: { } number } => new TaskFilter { Numbers = [number] },
        TaskReference.Words words => new TaskFilter { Words = words.Text },
        TaskReference.Matching matching => matching.Filter with { Except = null },
        _ => null,
    };

    private static Step Plan(Dialogue.Turn turn, Intent.Plan plan, SpeechContext speech, CancellationToken cancellationToken)
    {
        var day = Arguments.Date(plan.Day);
        return turn.Calls.Count switch
        {
            0 => Call(turn, Operations.ListTasks, new() { ["due_to"] = day, ["status"] = "open", ["sort"] = "priority" }),
            1 => Call(turn, Operations.ListTasks, new() { ["no_due"] = true, ["status"] = "open", ["sort"] = "priority", ["limit"] = 5 }),
            _ => new Step.Say(Sentences.Plan(
                turn.Calls[0].Answer?.Tasks ?? [], turn.Calls[1].Answer?.Tasks ?? [], speech.Say(plan.Day.ToDateOnly(), cancellationToken))),
        };
    }

    private static Step Answer(Dialogue dialogue, bool yes)
    {
        var turn = dialogue.Present;
        if (turn.Calls.Count > 0)
        {
            return Report(turn.Calls);
        }

        if (dialogue.Earlier.FirstOrDefault()?.Calls.LastOrDefault() is not { Answer.Preview: { } preview } asked)
        {
            return new Step.Say(yes ? Sentences.NothingToConfirm : Sentences.Fine);
        }

        return yes
            ? Call(turn, asked.Tool, With(new(asked.Arguments), null, preview.Confirmation))
            : new Step.Say(Sentences.NothingChanged);
    }

    private static Step Picked(Dialogue dialogue, TaskReference reference)
    {
        if (dialogue.Present.Calls.Count > 0)
        {
            return Report(dialogue.Present.Calls);
        }

        return References.Resolve(reference, dialogue) is { Words: { } words }
            ? Call(dialogue.Present, Operations.GetTask, new() { ["task"] = words })
            : new Step.Say(Sentences.WhichTask);
    }

    // "I won't make it to the standup": the task is known, what to do with it isn't.
    private static Step AskAbout(Dialogue dialogue, Intent.Show show, IStringLocalizer<Messages> messages) => Picked(dialogue, show.Tasks) switch
    {
        Step.Say say when dialogue.Present.Calls.LastOrDefault() is { Answer.IsError: false } => new Step.Say($"{say.Text}\n{messages["Assistant_AskWhatToDo"]}"),
        var step => step,
    };

    private static Step History(Dialogue.Turn turn, ChangeKind? of, IStringLocalizer<Messages> messages)
    {
        if (turn.Calls.Count == 0)
        {
            return Call(turn, Operations.ListActivity, new() { ["limit"] = ChangesToSearch });
        }

        var changes = References.ChangesOf(of, turn.Calls[0]).Take(MostShown).ToList();
        return new Step.Say(changes.Count > 0 ? string.Join("\n", changes.Select(change => change.Summary))
            : of is null ? messages["Assistant_NoChanges"] : messages["Assistant_NoDeletions"]);
    }

    private static Step Once(Dialogue.Turn turn, string tool, Dictionary<string, object?> arguments) =>
        turn.Calls.Count == 0 ? Call(turn, tool, arguments) : Report(turn.Calls);

    private static Step.Call Call(Dialogue.Turn turn, string tool, Dictionary<string, object?> arguments) =>
        new($"call_{turn.Calls.Count + 1}", tool, arguments);

    private static Step.Say Report(IEnumerable<Dialogue.Call> calls) =>
        new(string.Join("\n", calls.Select(call => call.Answer?.Text ?? Sentences.ToolFailed)));

    private static Dictionary<string, object?> With(Dictionary<string, object?> arguments, string? task, string? confirmation = null)
    {
        if (task is not null)
        {
            arguments["task"] = task;
        }

        if (confirmation is not null)
        {
            arguments["confirmation"] = confirmation;
        }

        return arguments;
    }
}
