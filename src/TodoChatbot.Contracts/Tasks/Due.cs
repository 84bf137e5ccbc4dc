using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>When a task is due: a local day, or a local moment.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Time">The local time (<c>HH:mm</c>); null for the whole day.</param>
/// <param name="TimeZone">The IANA time zone that date and time are local to; null on the way in means the user's own.</param>
/// <param name="Text">The moment in words. Set by the server; what a client sends here is ignored.</param>
public sealed record Due(
    DateOnly Date,
    TimeOnly? Time = null,
    [property: StringLength(64)] string? TimeZone = null,
    string? Text = null);
