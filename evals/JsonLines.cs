using System.Text.Encodings.Web;
using System.Text.Json;

namespace TodoChatbot.Evals;

/// <summary>One JSON object a line.</summary>
internal static class JsonLines
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads objects, leaving empty lines out.</summary>
    /// <exception cref="InvalidDataException">A line is no such object; the message names it.</exception>
    public static IEnumerable<T> Read<T>(TextReader reader, string name)
    {
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;

            yield return Parse<T>(line, name, number);
        }
    }

    public static string Write(Prediction prediction) => JsonSerializer.Serialize(prediction, Options);

    private static T Parse<T>(string line, string name, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Options) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{name}, line {number}: not a JSON object of the expected form ({exception.Message})", exception);
        }
    }
}
