using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>When to remind, as the TRIGGER of an RFC 5545 alarm.</summary>
/// <param name="Trigger">
/// A duration before the due moment (<c>-PT30M</c>, <c>-P1D</c>; of a whole-day task, before the user's morning hour), or a local
/// moment (<c>2026-11-24T09:00</c>).
/// </param>
/// <param name="Text">The trigger in words. Set by the server; what a client sends here is ignored.</param>
public sealed record Reminder(
    [property: Required, StringLength(40, MinimumLength = 1)] string Trigger,
    string? Text = null);
