using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace TodoChatbot.Backend.Rules;

/// <summary>Input that breaks a rule. The sentences are written for the person who sent it.</summary>
internal sealed class RequestValidationException(IReadOnlyDictionary<string, string[]> errors)
    : ValidationException(string.Join(" ", errors.Values.SelectMany(sentences => sentences)))
{
    /// <summary>The broken rules by the field's name on the wire; an empty name stands for the request as a whole.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;

    /// <summary>A broken rule of one field, named as in C#.</summary>
    public static RequestValidationException For(string field, params string[] sentences) =>
        new(new Dictionary<string, string[]> { [WireName(field)] = sentences });

    /// <summary>A broken rule of one field, named as on the wire.</summary>
    public static RequestValidationException ForWire(string field, params string[] sentences) =>
        new(new Dictionary<string, string[]> { [field] = sentences });

    /// <summary>A broken rule of the request as a whole.</summary>
    public RequestValidationException(string sentence)
        : this(new Dictionary<string, string[]> { [string.Empty] = [sentence] })
    {
    }

    /// <summary><c>Due.TimeZone</c> is <c>due.time_zone</c> on the wire.</summary>
    public static string WireName(string field) =>
        string.Join('.', field.Split('.').Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));
}
