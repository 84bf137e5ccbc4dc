using System.Text.RegularExpressions;

namespace TodoChatbot.Delivery.Tests.Fixture;

/// <summary>A row of the deployment's checklist.</summary>
internal sealed partial record ChecklistItem(string Name, string Command, string Expected)
{
    /// <summary>The command without the backticks around it.</summary>
    public string Code => Command.Trim('`');

    /// <summary>What has to stand in the output, word for word.</summary>
    public IReadOnlyList<string> Prints => [.. Quoted().Matches(Expected).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}

internal static class ChecklistOutcome
{
    /// <summary>Where the checklist describes an answer that each site has for itself, <paramref name="instead"/> says it.</summary>
    public static void ShouldPrint(this Outcome outcome, ChecklistItem item, string? instead = null)
    {
        outcome.ShouldSucceed();
        var wanted = instead is null ? item.Prints : [instead];
        wanted.ShouldNotBeEmpty(item.Name);
        foreach (var text in wanted)
        {
            outcome.Output.ShouldContain(text, customMessage: $"{item.Name}: {item.Code}");
        }
    }
}
