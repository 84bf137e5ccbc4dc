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
    public string Text => $"{Summary}\n{string.Join("\n", Lines)}\nNothing was done yet. Say yes to go on.";
}
