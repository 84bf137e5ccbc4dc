using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TodoChatbot.Contracts;

/// <summary>How contracts are written as JSON: snake_case names and enum values, times as <c>HH:mm</c>.</summary>
public static class Wire
{
    /// <summary>The options of both ends.</summary>
    public static JsonSerializerOptions Json { get; } = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Sets the wire's rules on options that a framework made.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.TypeInfoResolver ??= new DefaultJsonTypeInfoResolver();
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new MinuteConverter());
        return options;
    }

    /// <summary>"17:00"; reads "17:00:00" too, as other clients write it.</summary>
    private sealed class MinuteConverter : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeOnly.TryParseExact(reader.GetString(), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? new TimeOnly(time.Hour, time.Minute)
                : throw new JsonException("A time is written HH:mm, for example 17:00.");

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
