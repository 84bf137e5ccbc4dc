using System.Collections;
using System.Text.Json;

namespace TodoChatbot.Backend.Rules;

/// <summary>Says how a value of a contract is written, for whoever wrote it in another way.</summary>
internal static class WireForms
{
    /// <summary>The broken rule of a value that cannot be read.</summary>
    /// <param name="contract">The contract that was read.</param>
    /// <param name="exception">What the reader said; its path names the value: <c>$.due.date</c>, <c>$.tags[0]</c>.</param>
    public static RequestValidationException Unreadable(Type? contract, JsonException exception)
    {
        var field = exception.Path?.TrimStart('$', '.') ?? string.Empty;
        if (field.Length == 0)
        {
            return new RequestValidationException("The body is not the JSON that is expected here.");
        }

        return RequestValidationException.For(field, string.Join(' ', new[] { $"The value of {field} cannot be read.", HintOf(TypeOf(contract, field)) }.OfType<string>()));
    }

    /// <summary>True for a part of a contract that is always there and has no default.</summary>
    public static bool IsIndispensable(Type? contract, string name) =>
        contract?.GetConstructors().FirstOrDefault()?.GetParameters().FirstOrDefault(parameter => RequestValidationException.WireName(parameter.Name!) == name)
            is { HasDefaultValue: false, ParameterType: { IsValueType: true } type } && Nullable.GetUnderlyingType(type) is null;

    /// <summary>The type of a part of a contract, named as on the wire: <c>due.date</c>, <c>tags[0]</c>.</summary>
    public static Type? TypeOf(Type? contract, string field)
    {
        var type = contract;
        foreach (var name in field.Split('.').Select(part => part.Split('[')[0]))
        {
            type = ItemOf(type);
            type = type?.GetProperties().FirstOrDefault(property => RequestValidationException.WireName(property.Name) == name)?.PropertyType;
        }

        return field.EndsWith(']') ? ItemOf(type) : type;
    }

    private static Type? ItemOf(Type? type) => IsList(type) ? type!.GetGenericArguments()[0] : type;

    private static bool IsList(Type? type) => type is { IsGenericType: true } && typeof(IEnumerable).IsAssignableFrom(type);

    private static string? HintOf(Type? type)
    {
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            null => null,
            { IsEnum: true } => $"Use one of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}.",
            _ when type == typeof(DateOnly) => "Write a date as 2026-11-24.",
            _ when type == typeof(TimeOnly) => "Write a time as HH:mm, for example 17:00.",
            _ when type == typeof(Guid) => "Write a UUID.",
            _ when type == typeof(bool) => "Write true or false.",
            _ when type == typeof(int) => "Write a whole number.",
            _ when type == typeof(string) => "Write a text.",
            _ => IsList(type) ? "Write a list." : "Write an object.",
        };
    }
}
