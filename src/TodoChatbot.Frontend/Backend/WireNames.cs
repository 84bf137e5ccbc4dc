using System.Text.Json;

namespace TodoChatbot.Frontend.Backend;

/// <summary>The names that enum values have on the wire and in our own addresses: <c>in_progress</c>.</summary>
internal static class WireNames
{
    extension<T>(T value)
        where T : struct, Enum
    {
        public string WireName => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
    }

    /// <returns>Null when no value has the name.</returns>
    public static T? Parse<T>(string? name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.WireName == name)
            {
                return value;
            }
        }

        return null;
    }
}
