using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>Names a project; on the way in, one of the two is enough and the id wins.</summary>
/// <param name="Id">The project's id.</param>
/// <param name="Name">The project's name.</param>
public sealed record ProjectReference(
    Guid? Id = null,
    [property: StringLength(Limits.ProjectNameLength)] string? Name = null);
