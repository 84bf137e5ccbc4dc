using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>Names the occurrence to skip.</summary>
/// <param name="Occurrence">The <c>occurrence</c> of the task; null for the current one. An occurrence that is over stays as it is.</param>
public sealed record SkipOccurrence([property: StringLength(Limits.OccurrenceLength)] string? Occurrence = null);
