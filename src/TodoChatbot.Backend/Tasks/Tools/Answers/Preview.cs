using System.ComponentModel;
using System.Text.Json.Serialization;

namespace TodoChatbot.Backend.Tasks.Tools.Answers;

/// <summary>A change that waits for the user's agreement.</summary>
internal sealed record Preview(
    [property: Description("What would happen, in words.")] string Summary,
    [property: Description("What it would happen to, a line each.")] IReadOnlyList<string> Lines,
    [property: Description("Once the user has agreed, call the same tool again with the same arguments and this value.")] string Confirmation,
    [property: Description("When the confirmation ends.")] DateTimeOffset ExpiresAt)
{
    /// <summary>The preview as a text to show.</summary>
    [JsonIgnore]
    public string Text => TextOf(Lines);

    /// <summary>The preview as a text of a limited length, with as many lines as fit and how many are missing.</summary>
    public string TextWithin(int length)
    {
        if (Text.Length <= length)
        {
            return Text;
        }

        for (var shown = Lines.Count - 1; shown > 0; shown--)
        {
            if (TextOf([.. Lines.Take(shown), $"… {Lines.Count - shown} more"]) is var text && text.Length <= length)
            {
                return text;
            }
        }

        return TextOf([$"… {Lines.Count} more"]);
    }

    private string TextOf(IEnumerable<string> lines) => $"{Summary}\n{string.Join("\n", lines)}\nNothing was done yet. Say yes to go on.";
}
