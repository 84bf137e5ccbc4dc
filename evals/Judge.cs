using System.Globalization;

namespace TodoChatbot.Evals;

/// <summary>Decides whether a prediction is right.</summary>
internal static class Judge
{
    // Long enough for "every 3 years", short enough for "every minute".
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(366 * 12);

    // An exception names a day or month of the coming year; a rule that leaves the same out every year is as good.
    private static readonly TimeSpan HorizonOfExceptions = TimeSpan.FromDays(365);

    /// <summary>Null when the prediction is right, else what is wrong with it.</summary>
    public static string? Fault(Case row, Prediction? prediction)
    {
        if (prediction is null)
            return "no prediction";

        var (expect, parse) = (row.Expect, prediction.Parse);
        if (expect.None)
            return FaultOfNothing(parse);

        if (expect.Tool is not null)
            return FaultOfIntent(expect, prediction.Intent);

        return expect.Rrule is null ? FaultOfMoment(expect, parse) : FaultOfRule(row, parse);
    }

    private static string? FaultOfNothing(Prediction.ParsePart parse) =>
        (parse.Date ?? parse.Time ?? parse.Rrule ?? parse.Start) is { } found ? $"found {found} where nothing is" : null;

    private static string? FaultOfMoment(Case.Expectation expect, Prediction.ParsePart parse)
    {
        if (parse.Rrule is not null)
            return $"repeats: {parse.Rrule}";

        if (expect.Date is not null && expect.Date != parse.Date)
            return $"date {parse.Date ?? "none"} instead of {expect.Date}";

        return expect.Time is not null && expect.Time != parse.Time ? $"time {parse.Time ?? "none"} instead of {expect.Time}" : null;
    }

    private static string? FaultOfIntent(Case.Expectation expect, Prediction.IntentPart intent)
    {
        if (intent.Tool != expect.Tool && !expect.AnyOf.Contains(intent.Tool))
            return $"{intent.Tool} instead of {expect.Tool}";

        string[] titles = [.. expect.TitleAnyOf, .. expect.Title is null ? [] : (string[])[expect.Title]];
        return titles.Length == 0 || titles.Any(title => SameTitle(title, intent.Title)) ? null : $"title '{intent.Title}' instead of '{titles[^1]}'";
    }

    private static bool SameTitle(string expected, string? actual) =>
        actual is not null && Bare(expected).Equals(Bare(actual), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string title) => title.Trim().TrimEnd('.', '!', '?', ',', ';', ':').Trim();

    private static string? FaultOfRule(Case row, Prediction.ParsePart parse)
    {
        var expect = row.Expect;
        if (parse.Rrule is null)
            return $"no repetition instead of {expect.Rrule}";

        if (SameText(expect, parse))
            return null;

        try
        {
            return SameOccurrences(row, parse) ? null : Difference(expect, parse);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or Ical.Net.Evaluation.EvaluationException)
        {
            return $"{parse.Rrule} cannot be expanded: {exception.Message}";
        }
    }

    private static string Difference(Case.Expectation expect, Prediction.ParsePart parse) =>
        $"{parse.Rrule} from {parse.Start} without [{string.Join(' ', parse.Exdates ?? [])}] instead of {expect.Rrule} from {expect.Start ?? "anywhere"} without [{string.Join(' ', expect.Exdates)}]";

    private static bool SameText(Case.Expectation expect, Prediction.ParsePart parse)
    {
        var timed = expect.Rrule!.Contains("BYHOUR", StringComparison.Ordinal);
        return WithTime(expect.Rrule!, null, timed) == WithTime(parse.Rrule!, TimeOf(parse), timed)
            && (expect.Start is null || parse.Start?.StartsWith(expect.Start, StringComparison.Ordinal) == true)
            && expect.Exdates.ToHashSet().SetEquals(parse.Exdates ?? [])
            && expect.Exrule == parse.Exrule;
    }

    private static bool SameOccurrences(Case row, Prediction.ParsePart parse)
    {
        var expect = row.Expect;
        var timed = expect.Rrule!.Contains("BYHOUR", StringComparison.Ordinal);
        var now = DateTime.Parse(row.Now, CultureInfo.InvariantCulture);
        var start = expect.Start is null ? now : DateTime.Parse(expect.Start, CultureInfo.InvariantCulture);
        var anchor = expect.Start is null || parse.Start is null ? start : DateTime.Parse(parse.Start, CultureInfo.InvariantCulture);
        if (!timed && expect.Start?.Length <= 10)
            anchor = anchor.Date;

        var end = start + (expect.Exdates.Count > 0 || expect.Exrule is not null ? HorizonOfExceptions : Horizon);
        var expected = OccurrenceList.Of(WithTime(expect.Rrule!, null, timed), start, expect.Exdates, expect.Exrule, end);
        var actual = OccurrenceList.Of(WithTime(parse.Rrule!, TimeOf(parse), timed), anchor, parse.Exdates ?? [], parse.Exrule, end);
        return expected.Count > 0 && expected.SequenceEqual(actual.SkipWhile(moment => moment < start));
    }

    // The time of day counts only where the case has it; it may stand in the rule, beside it, or in the start.
    private static string WithTime(string rule, string? time, bool timed)
    {
        var parts = Rules.Parts(rule);
        if (!timed)
        {
            parts.Remove("BYHOUR");
            parts.Remove("BYMINUTE");
        }
        else if (!parts.ContainsKey("BYHOUR") && time is not null)
        {
            parts["BYHOUR"] = int.Parse(time.AsSpan(0, 2), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
            parts["BYMINUTE"] = int.Parse(time.AsSpan(3, 2), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        }

        return Rules.Write(parts);
    }

    private static string? TimeOf(Prediction.ParsePart parse) => parse.Time ?? (parse.Start is { Length: >= 16 } start ? start[11..16] : null);
}
