using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Frontend.Labels;

/// <summary>What the page of projects and tags asks for.</summary>
public sealed class LabelForm
{
    public const string Delete = "delete";
    public const string Archive = "archive";
    public const string Unarchive = "unarchive";

    public LabelKind Kind { get; set; }

    /// <summary>Which one; null for a new one.</summary>
    public Guid? Id { get; set; }

    public string? Name { get; set; }

    public string? Colour { get; set; }

    /// <summary><c>delete</c>, <c>archive</c> or <c>unarchive</c>; nothing for saving.</summary>
    public string? Do { get; set; }

    public LabelFields ToFields() => new(Name ?? string.Empty, string.IsNullOrEmpty(Colour) ? null : Colour);
}
