using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Data;

/// <summary>Keeps an immutable value as JSON text; nothing is searched inside it.</summary>
internal static class JsonColumn
{
    extension<T>(PropertyBuilder<T> property)
    {
        /// <summary>Stores the property as JSON and compares it by its JSON.</summary>
        public PropertyBuilder<T> HasJsonConversion() => property.HasConversion(
            value => Write(value),
            text => Read<T>(text),
            new ValueComparer<T>(
                (left, right) => Write(left) == Write(right),
                value => Write(value).GetHashCode(StringComparison.Ordinal),
                value => value));
    }

    /// <summary>The text that is stored for a value.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Wire.Json);

    private static T Read<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, Wire.Json) ?? throw new InvalidDataException($"A stored {typeof(T).Name} is null.");
}
