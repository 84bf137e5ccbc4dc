using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>When a task is due: a local day, or a local moment.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Time">The local time (<c>HH:mm</c>); null for the whole day.</param>
/// <param name="TimeZone">
/// The IANA time zone that date and time are local to; null on the way in means the user's own. A whole day is always a day of the user's own
/// calendar. With an offset (<c>Z</c>, <c>+05:30</c>) a moment that does not repeat is converted to the user's own zone.
/// </param>
/// <param name="Text">The moment in words. Set by the server; what a client sends here is ignored.</param>
/// <param name="Duration">How long it takes from then, as RFC 5545 writes it (<c>PT1H30M</c>, up to a day); null when not said, and for a whole day.</param>
/// <param name="Local">
/// The moment by the user's own clock, which lists follow; only there when it is in another zone. Set by the server; what a client sends here is
/// ignored.
/// </param>
public sealed record Due(
    DateOnly Date,
    TimeOnly? Time = null,
    [property: StringLength(64)] string? TimeZone = null,
    string? Text = null,
    string? Duration = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Local = null);
