using System.Globalization;
using System.Text;
using System.Text.Json;

#pragma warning disable RS0030 // A seed lets a failure be repeated.
namespace TodoChatbot.Drills.Fuzzing;

/// <summary>
/// Makes JSON from a schema: mostly valid, often at the edge of what is allowed, sometimes broken. The same seed makes the same texts. It writes
/// raw text, because some of it no serializer would write.
/// </summary>
internal sealed class JsonGenerator(Random random, Func<JsonElement, JsonElement> resolve, IReadOnlyList<string> known)
{
    private const int MaxDepth = 6;

    private static readonly string[] Texts =
    [
        "buy milk", "call Ann tomorrow at 5pm", "pay rent every month on the 1st", "2026-12-01", "2026-12-01T17:00", "2026-12-01T02:00:00Z", "17:00",
        "FREQ=WEEKLY;BYDAY=FR", "FREQ=DAILY;COUNT=3", "-PT30M", "-P1D", "P2D", "PT1H30M", "Europe/Berlin", "Asia/Tokyo", "en-GB", "#2563eb", "high", "done", "open",
        "all", "today", "next week", "1", "#1", "1, 2", "0", "-1", "99999999999", "true", "null", "asc", "due", "a@example.com", "correct horse battery",
    ];

    // As they stand inside the quotation marks.
    private static readonly string[] OddTexts =
    [
        "", " ", @"\u0000", @"a\ufffeb", @"\uffff", @"\ud800", @"\udc00x", @"\ud83d\ude00", @"\u200b", @"\u202eabc", @"\ufeff", @"\r\n\t", @"\\", @"\""", "%", "_", "'", "';--",
        "../../etc/passwd", "<script>alert(1)</script>", "{{7*7}}", "%00", "%EF%BF%BE", "İıſß", "Ａ", "ÅÅ", "9999-12-31T23:59", "0001-01-01", "0000-00-00", "2026-02-30",
        "24:00", "23:59:60", "FREQ=SECONDLY", "FREQ=YEARLY;INTERVAL=2147483647", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", "P99999999999D", "-PT0S", "Mars/Olympus", "xx-nonsense", "NaN",
        "every day except monday", "the day before the day before", "every every every", "show all except", "yes", "no", "undo", "delete all tasks",
    ];

    private static readonly string[] OddNumbers = ["0", "-1", "1", "2147483647", "2147483648", "-2147483649", "9223372036854775808", "1.5", "1e400", "-0", "1E2", "200", "201"];

    private static readonly string[] WrongValues = ["null", "true", "7", "\"x\"", "[]", "{}", "[null]", "[[]]", "{\"a\":1}", "1e400", "[1,\"a\",{}]"];

    /// <summary>A value for a schema.</summary>
    public string Next(JsonElement schema, int depth = 0)
    {
        schema = resolve(schema);
        if (Chance(4))
        {
            return Pick(WrongValues);
        }

        if (schema.ValueKind != JsonValueKind.Object || depth > MaxDepth)
        {
            return "null";
        }

        foreach (var keyword in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(keyword, out var choices))
            {
                return Next(choices[random.Next(choices.GetArrayLength())], depth);
            }
        }

        if (schema.TryGetProperty("enum", out var values))
        {
            return Chance(8) ? Text() : values[random.Next(values.GetArrayLength())].GetRawText();
        }

        return TypeOf(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => Array(schema, depth),
            "integer" or "number" => Chance(20) ? Pick(OddNumbers) : random.Next(1, 60).ToString(CultureInfo.InvariantCulture),
            "boolean" => Chance(50) ? "true" : "false",
            "null" => "null",
            "string" => Formatted(schema),
            _ => Text(),
        };
    }

    /// <summary>Text for an address or a header: no JSON.</summary>
    public string Plain(JsonElement schema)
    {
        var json = Next(schema);
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(json) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : json;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return json;
        }
    }

    public bool Chance(int percent) => random.Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private string? TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return schema.TryGetProperty("properties", out _) ? "object" : null;
        }

        return type.ValueKind == JsonValueKind.Array ? Pick([.. type.EnumerateArray().Select(one => one.GetString())]) : type.GetString();
    }

    private string Object(JsonElement schema, int depth)
    {
        if (!schema.TryGetProperty("properties", out var properties))
        {
            return Chance(50) ? "{}" : "{\"title\":\"changed\"}";
        }

        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        var members = new List<string>();
        foreach (var property in properties.EnumerateObject())
        {
            if (required.Contains(property.Name) ? !Chance(3) : Chance(35))
            {
                var name = Chance(2) ? property.Name + "x" : property.Name;
                members.Add($"\"{name}\":{Next(property.Value, depth + 1)}");
                if (Chance(1))
                {
                    members.Add($"\"{name}\":{Next(property.Value, depth + 1)}");
                }
            }
        }

        if (Chance(2))
        {
            members.Add($"{Text()}:1");
        }

        return $"{{{string.Join(',', members)}}}";
    }

    private string Array(JsonElement schema, int depth)
    {
        var items = schema.TryGetProperty("items", out var one) ? one : default;
        var count = Chance(4) ? random.Next(50, 220) : random.Next(0, 4);
        return $"[{string.Join(',', Enumerable.Range(0, count).Select(_ => Next(items, depth + 1)))}]";
    }

    private string Formatted(JsonElement schema)
    {
        if (Chance(15))
        {
            return Text();
        }

        return (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
        {
            "date" => $"\"{new DateOnly(2026, 11, 1).AddDays(random.Next(90)):yyyy-MM-dd}\"",
            "time" => $"\"{random.Next(24):00}:{random.Next(60):00}\"",
            "date-time" => $"\"2026-12-{random.Next(1, 31):00}T{random.Next(24):00}:00:00Z\"",
            "uuid" => $"\"{(known.Count > 0 && Chance(70) ? Pick(known) : new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString())}\"",
            _ => Text(),
        };
    }

    private string Text()
    {
        if (Chance(3))
        {
            var length = Pick([1, 35, 36, 50, 51, 64, 65, 100, 101, 128, 200, 201, 254, 255, 1000, 1001, 2001]);
            return $"\"{new string('x', length)}\"";
        }

        if (known.Count > 0 && Chance(5))
        {
            return $"\"{Pick(known)}\"";
        }

        if (Chance(10))
        {
            var text = new StringBuilder();
            for (var count = random.Next(1, 8); count > 0; count--)
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{random.Next(0x10000):x4}");
            }

            return $"\"{text}\"";
        }

        return $"\"{(Chance(25) ? Pick(OddTexts) : Pick(Texts))}\"";
    }
}
