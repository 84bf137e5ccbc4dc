using System.Globalization;
using System.Text.Json;

namespace TodoChatbot.Evals.Dialogues;

/// <summary>Compares the tasks before and after a dialogue, and checks the difference against the expectation.</summary>
internal sealed class EffectJudge(AccountFixture fixture, DateOnly today)
{
    /// <summary>The best verdict over the alternatives; the fault is empty when all is right.</summary>
    public (Outcome Outcome, string Fault) Judge(Dialogue.Expectation expect, IReadOnlyList<TaskState> before, IReadOnlyList<TaskState> after) =>
        expect.Alternatives.Select(effects => JudgeOne(effects, before, after)).MinBy(verdict => verdict.Outcome);

    public static bool Same(IReadOnlyList<TaskState> before, IReadOnlyList<TaskState> after)
    {
        var left = after.ToDictionary(task => task.Id);
        return before.Count == after.Count && before.All(task => left.TryGetValue(task.Id, out var other) && task.SameAs(other));
    }

    /// <summary>True when every task is as it was; new ones may be there.</summary>
    public static bool Keeps(IReadOnlyList<TaskState> before, IReadOnlyList<TaskState> after)
    {
        var known = before.Select(task => task.Id).ToHashSet();
        return Same(before, [.. after.Where(task => known.Contains(task.Id))]);
    }

    private (Outcome Outcome, string Fault) JudgeOne(Dialogue.Effects effects, IReadOnlyList<TaskState> before, IReadOnlyList<TaskState> after)
    {
        List<(Outcome Outcome, string Fault)> faults = [];
        var left = after.ToDictionary(task => task.Id);
        var keys = fixture.Tasks.Index().ToDictionary(task => task.Index + 1, task => task.Item.Key);
        foreach (var task in before)
        {
            var key = keys.GetValueOrDefault(task.Number, "");
            var completed = after.Any(other => other.Series == task.Id);
            if (!left.TryGetValue(task.Id, out var now))
            {
                if (!effects.Deleted.Contains(key) && !ParentIsDeleted(task, effects))
                    faults.Add((Outcome.Harmful, $"{key} is deleted"));
            }
            else if (effects.Deleted.Contains(key))
            {
                faults.Add((task.SameAs(now) ? Outcome.Missed : Outcome.Harmful, $"{key} is not deleted"));
            }
            else
            {
                faults.AddRange(FaultsOf(effects, key, task, now, completed));
            }
        }

        var known = before.Select(task => task.Id).ToHashSet();
        faults.AddRange(FaultsOfAdded(effects.Added, [.. after.Where(task => !known.Contains(task.Id) && task.Series is null)]));
        return faults.Count == 0 ? (Outcome.Right, "") : (faults.Max(fault => fault.Outcome), string.Join("; ", faults.Select(fault => fault.Fault)));
    }

    private bool ParentIsDeleted(TaskState task, Dialogue.Effects effects) =>
        effects.Deleted.Any(key => fixture.NumberOf(key).ToString(CultureInfo.InvariantCulture) == task.Fields["parent"]);

    private IEnumerable<(Outcome Outcome, string Fault)> FaultsOf(Dialogue.Effects effects, string key, TaskState before, TaskState now, bool completed)
    {
        var untouched = before.SameAs(now) && !completed;
        var changes = effects.Changed.GetValueOrDefault(key) ?? [];
        var repeats = before.Fields["rule"].Length > 0;
        var done = effects.Done.Contains(key);
        var advances = repeats && (done || effects.Skipped.Contains(key));
        if (untouched && (advances || (done && !repeats) || effects.Reopened.Contains(key)))
        {
            yield return (Outcome.Missed, $"{key} is as it was");
            yield break;
        }

        if (completed != (done && repeats))
            yield return (Outcome.Harmful, completed ? $"an occurrence of {key} is completed" : $"{key} moved on without a completed occurrence");

        if (advances && now.Due <= before.Due)
            yield return (Outcome.Harmful, $"{key} is still due {now.Due}");

        foreach (var (field, value) in now.Fields)
        {
            if (advances && field is "due" or "rule")
                continue;

            var fault = field switch
            {
                "status" when done && !repeats => value == "done" ? null : "is not done",
                "status" when effects.Reopened.Contains(key) => value != "done" ? null : "is still done",
                _ => FaultOfField(field, value, before.Fields[field], changes, repeats),
            };
            if (fault is not null)
                yield return (value == before.Fields[field] ? Outcome.Missed : Outcome.Harmful, $"{key} {fault}");
        }
    }

    private string? FaultOfField(string field, string now, string before, Dictionary<string, JsonElement> changes, bool repeats)
    {
        switch (field)
        {
            case "rule" when changes.TryGetValue("repeats", out var expected):
                return SameRule(expected, now) ? null : $"repeats '{now}'";
            case "rule" when repeats && (changes.ContainsKey("due") || changes.ContainsKey("time")):
                return null;
            case "reminders" when changes.TryGetValue("reminder", out var reminder):
                return now != before && (reminder.GetString() == "any" || now.Split('\n').Contains(reminder.GetString())) ? null : $"reminds '{now}'";
            case "tags" when changes.ContainsKey("addTags") || changes.ContainsKey("dropTags"):
                var wanted = before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Except(Texts(changes, "dropTags")).Union(Texts(changes, "addTags"));
                return TaskState.Join(wanted).Equals(now, StringComparison.OrdinalIgnoreCase) ? null : $"has the tags '{now.Replace('\n', ' ')}'";
            case "duration" when changes.TryGetValue("due", out var day) && day.GetString() == "none":
                return null;
            case "time" when changes.TryGetValue("due", out var due) && due.GetString() is "any" or "none":
                return null;
            default:
                if (changes.TryGetValue(field, out var value))
                    return Matches(field, value.GetString()!, now) ? null : $"has the {field} '{now}', not '{value}'";

                return now == before ? null : $"has the {field} '{now}', not '{before}'";
        }
    }

    private IEnumerable<(Outcome Outcome, string Fault)> FaultsOfAdded(IReadOnlyList<Dictionary<string, JsonElement>> expected, List<TaskState> added)
    {
        List<Dictionary<string, JsonElement>> missing = [.. expected];
        List<TaskState> unexpected = [.. added];
        foreach (var task in expected)
        {
            if (unexpected.Find(candidate => FaultOfAdded(task, candidate) is null) is { } found)
            {
                unexpected.Remove(found);
                missing.Remove(task);
            }
        }

        foreach (var task in missing)
        {
            if (unexpected.Find(candidate => candidate.Title.Contains(task["title"].GetString()!, StringComparison.OrdinalIgnoreCase)) is { } near)
            {
                unexpected.Remove(near);
                yield return (Outcome.Junk, $"added '{near.Title}' {FaultOfAdded(task, near)}");
            }
            else if (task["title"].GetString()!.Length > 0)
            {
                yield return (Outcome.Missed, $"'{task["title"]}' is not added");
            }
        }

        foreach (var task in unexpected)
            yield return (Outcome.Junk, $"added '{task.Title}' {task.Fields["due"]}".TrimEnd());
    }

    private string? FaultOfAdded(Dictionary<string, JsonElement> expected, TaskState task)
    {
        foreach (var (field, value) in expected)
        {
            var right = field switch
            {
                "title" => task.Title.Contains(value.GetString()!, StringComparison.OrdinalIgnoreCase),
                "titleHas" => value.EnumerateArray().All(word => task.Title.Contains(word.GetString()!, StringComparison.OrdinalIgnoreCase)),
                "tags" => value.EnumerateArray().All(tag => task.Has("tags", tag.GetString()!)),
                "dueAny" => value.EnumerateArray().Any(day => Matches("due", day.GetString()!, task.Fields["due"])),
                "repeats" => SameRule(value, task.Fields["rule"]),
                "reminder" => task.Fields["reminders"].Length > 0,
                _ => Matches(field, value.GetString()!, task.Fields[field]),
            };
            if (!right)
                return $"with the {field} '{task.Fields.GetValueOrDefault(field == "repeats" ? "rule" : field == "dueAny" ? "due" : field)}', not '{value}'";
        }

        return null;
    }

    private bool Matches(string field, string expected, string actual) => (field, expected) switch
    {
        (_, "any") => true,
        (_, "none") => actual.Length == 0,
        ("due", _) => actual == $"{DayWords.Resolve(expected, today):yyyy-MM-dd}",
        ("note", _) => actual.Contains(expected, StringComparison.OrdinalIgnoreCase),
        ("parent", _) => actual == fixture.NumberOf(expected).ToString(CultureInfo.InvariantCulture),
        _ => actual.Equals(expected, StringComparison.OrdinalIgnoreCase),
    };

    // The rule does not include the time of day.
    private static bool SameRule(JsonElement expected, string actual) => expected.ValueKind switch
    {
        JsonValueKind.True => actual.Length > 0,
        JsonValueKind.False => actual.Length == 0,
        _ => actual.Length > 0 && Bare(expected.GetString()!) == Bare(actual),
    };

    private static string Bare(string rule)
    {
        var parts = Rules.Parts(rule);
        parts.Remove("BYHOUR");
        parts.Remove("BYMINUTE");
        return Rules.Write(parts);
    }

    private static IEnumerable<string> Texts(Dictionary<string, JsonElement> changes, string name) =>
        changes.TryGetValue(name, out var value) ? value.EnumerateArray().Select(text => text.GetString()!) : [];
}
