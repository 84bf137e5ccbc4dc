using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>What a person decides about a project or a tag; PATCH takes any part of it as a JSON merge patch (RFC 7396).</summary>
/// <param name="Name">Up to 100 characters for a project, up to 50 for a tag.</param>
/// <param name="Colour">As <c>#rrggbb</c>; null lets the server choose.</param>
/// <param name="Archived">True hides it from lists, and the open tasks of a project with it.</param>
/// <param name="Color">Another name of <c>colour</c>, for requests only. If both are sent, they must be the same.</param>
public sealed record LabelFields(
    [property: Required(ErrorMessage = "It needs a name.")] string Name,
    [property: RegularExpression("^#[0-9a-fA-F]{6}$", ErrorMessage = "A colour is written #rrggbb, for example #2563eb.")] string? Colour = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Archived = false,
    [property: RegularExpression("^#[0-9a-fA-F]{6}$", ErrorMessage = "A color is written #rrggbb, for example #2563eb."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? Color = null);
