using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TodoChatbot.Backend.Data;

/// <summary>Keeps a moment as UTC.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    moment => moment.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
