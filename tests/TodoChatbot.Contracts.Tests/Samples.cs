using System.Text.Json;
using System.Text.Json.Nodes;

namespace TodoChatbot.Contracts.Tests;

/// <summary>Makes a contract whose every part holds something.</summary>
internal static class Samples
{
    public static object Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => "“text” & more",
            _ when type == typeof(int) => 7,
            _ when type == typeof(long) => 7_000_000_000,
            _ when type == typeof(bool) => true,
            _ when type == typeof(Guid) => new Guid("01a207a2-3280-7b9d-b0e5-fb8ad4679727"),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 11, 24),
            _ when type == typeof(TimeOnly) => new TimeOnly(17, 0),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
            _ when type == typeof(JsonElement) => JsonDocument.Parse("""{"title":"Buy milk"}""").RootElement,
            _ when type == typeof(JsonObject) => new JsonObject { ["title"] = "Buy milk" },
            { IsEnum: true } => Enum.GetValues(type).GetValue(1)!,
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => ListOf(type.GetGenericArguments()[0]),
            _ when type == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { ["7"] = "2026-11-24" },
            _ => Made(type),
        };
    }

    private static Array ListOf(Type item)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Of(item), 0);
        return list;
    }

    private static object Made(Type contract)
    {
        var constructor = contract.GetConstructors().Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
    }
}
