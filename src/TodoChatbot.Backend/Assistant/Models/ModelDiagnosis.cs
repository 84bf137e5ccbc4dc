using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.AI;
using TodoChatbot.Backend.Assistant.Models.Wire;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>
/// Says why a model does not answer, about which setting that is, and what to do. Every user may read it, so it names no host; the
/// operator reads <see cref="Detail"/>.
/// </summary>
internal sealed class ModelDiagnosis(AiOptions options, ModelKeys keys, ModelConnection connection)
{
    private const int MaxMessageLength = 300;

    private string? _reason;

    public static ModelTest NotConfigured => Failed("ModelTest_None", "ModelTest_NoneFix", "Ai:Provider = none");

    /// <summary>The user has used up today's tokens.</summary>
    public static ModelTest NoShareLeft(long dailyTokens) =>
        Failed("ModelTest_NoShareLeft", "ModelTest_NoShareLeftFix", $"Ai:DailyTokens = {dailyTokens.ToString(CultureInfo.InvariantCulture)}");

    private string? KeyName => ModelProvider.Find(options.Provider)?.KeyName;

    private string Model => $"Ai:Model = {options.Model}";

    private string Address => options.Endpoint is null ? $"Ai:Provider = {options.Provider}" : "Ai:Endpoint";

    /// <summary>Where the request went and what came of it, for the operator; null when nothing was sent.</summary>
    public string? Detail => connection.Address is not { } address ? null : _reason is null ? address : $"{address}: {_reason}";

    /// <summary>Of an answer.</summary>
    public ModelTest Of(ChatResponse answer)
    {
        if (answer.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Any(call => call.Exception is null))
        {
            return new ModelTest(true, Messages.Format("ModelTest_Works"), Model);
        }

        return answer.FinishReason == ChatFinishReason.Length
                ? Failed("ModelTest_CutOff", "ModelTest_CutOffFix", $"Ai:MaxOutputTokens = {options.MaxOutputTokens.ToString(CultureInfo.InvariantCulture)}")
            : answer.Text.Length > 0 ? Failed("ModelTest_NoCall", "ModelTest_NoCallFix", Model)
            : answer.FinishReason is null ? Failed("ModelTest_Unreadable", "ModelTest_UnreadableFix", Address)
            : Failed("ModelTest_Empty", "ModelTest_EmptyFix", Model);
    }

    /// <summary>Of a provider that says nothing any more.</summary>
    public ModelTest OfSilence(bool hasBegun) => hasBegun
        ? Failed("ModelTest_Silent", "ModelTest_SilentFix", $"Ai:TimeoutSeconds = {options.TimeoutSeconds.ToString(CultureInfo.InvariantCulture)}")
        : Failed(
            "ModelTest_NoFirstToken", "ModelTest_NoFirstTokenFix", $"Ai:FirstTokenSeconds = {options.FirstTokenTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Of what a provider's client throws.</summary>
    public ModelTest Of(Exception exception)
    {
        _reason = WithoutKey(connection.Refused?.Body ?? exception.GetBaseException().Message);
        return connection switch
        {
            { Refused: { } refusal } => Of(refusal),
            { HasAnswered: true } => Failed("ModelTest_Unreadable", "ModelTest_UnreadableFix", Address),
            _ => Failed("ModelTest_Unreachable", "ModelTest_UnreachableFix", ReasonOf(exception) is { } reason ? $"{Address} ({reason})" : Address),
        };
    }

    // The messages of these exceptions name the host.
    private static string? ReasonOf(Exception exception) => exception.GetBaseException() switch
    {
        SocketException socket => socket.SocketErrorCode.ToString(),
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => error.ToString(),
        _ => null,
    };

    private ModelTest Of(ModelConnection.Refusal refusal)
    {
        var said = MessageIn(refusal.Body);
        var message = $"HTTP {refusal.Status.ToString(CultureInfo.InvariantCulture)}{(said.Length > 0 ? $": {Shown(said)}" : "")}";
        return refusal.Status switch
        {
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => OfKey(message),
            StatusCodes.Status402PaymentRequired or StatusCodes.Status429TooManyRequests => Failed("ModelTest_RateLimited", "ModelTest_RateLimitedFix", message),
            StatusCodes.Status408RequestTimeout or >= StatusCodes.Status500InternalServerError => Failed("ModelTest_ServerError", "ModelTest_ServerErrorFix", message),
            StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => said.Contains("model", StringComparison.OrdinalIgnoreCase)
                ? Failed("ModelTest_ModelUnknown", "ModelTest_ModelUnknownFix", $"{Model} ({message})")
                : Failed("ModelTest_AddressWrong", "ModelTest_AddressWrongFix", $"{Address} ({message})"),
            _ => OfRequest(said, message),
        };
    }

    private ModelTest OfKey(string message) => KeyName is not { } name ? Failed("ModelTest_AccessDenied", "ModelTest_AccessDeniedFix", $"{Address} ({message})")
        : keys.Find(name) is null ? Failed("ModelTest_KeyMissing", "ModelTest_KeyMissingFix", name, name)
        : Failed("ModelTest_KeyRefused", "ModelTest_KeyRefusedFix", $"{name} ({message})", name);

    // Providers say what they refuse in words of their own.
    private ModelTest OfRequest(string said, string message)
    {
        bool Says(params string[] words) => words.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase));
        return Says("max_tokens", "max_completion_tokens") && !Says("context")
                ? Failed(
                    "ModelTest_MaxTokens",
                    "ModelTest_MaxTokensFix",
                    message,
                    ModelClients.MaxTokensParameterOf(options) == OpenAiWire.MaxTokens ? OpenAiWire.MaxCompletionTokens : OpenAiWire.MaxTokens)
            : Says("api key", "api_key", "apikey") ? OfKey(message)
            : Says("context", "too long", "too many tokens", "token limit") ? Failed("ModelTest_ContextTooLong", "ModelTest_ContextTooLongFix", message)
            : Says("tool", "function") && Says("not support", "unsupported", "not enabled", "requires --")
                ? Failed("ModelTest_ToolsUnsupported", "ModelTest_ToolsUnsupportedFix", $"{Model} ({message})")
            : Says("schema", "proto field", "parameters", "function_declarations", "additionalproperties", "json payload", "tools[", "tools.")
                ? Failed("ModelTest_SchemaRefused", "ModelTest_SchemaRefusedFix", message)
            : Says("model") ? Failed("ModelTest_ModelUnknown", "ModelTest_ModelUnknownFix", $"{Model} ({message})")
            : Failed("ModelTest_Refused", "ModelTest_RefusedFix", message);
    }

    private static ModelTest Failed(string problem, string fix, string value, params object[] arguments) =>
        new(false, Messages.Format(problem), value, Messages.Format(fix, arguments));

    // A provider may repeat the key and the address that it was asked by.
    private string Shown(string message)
    {
        var line = WithoutKey(message);
        if (connection.Address is not { } address)
        {
            return line;
        }

        var uri = new Uri(address);
        return line.Replace(uri.Authority, "…", StringComparison.OrdinalIgnoreCase).Replace(uri.Host, "…", StringComparison.OrdinalIgnoreCase);
    }

    private string WithoutKey(string message)
    {
        var key = keys.Find(KeyName);
        var line = string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return StorableText.Of(key is null ? line : line.Replace(key, "…", StringComparison.Ordinal)).Cut(MaxMessageLength);
    }

    // {"error": {"message": "…"}}, [{"error": {"message": "…"}}], {"error": "…"}, {"message": "…"}, {"detail": …} or text
    private static string MessageIn(string body)
    {
        try
        {
            return MessageIn(JsonSerializer.Deserialize<JsonElement>(body)) ?? body;
        }
        catch (JsonException)
        {
            return body.TrimStart().StartsWith('<') ? string.Empty : body;
        }
    }

    private static string? MessageIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array when json.GetArrayLength() > 0 => MessageIn(json[0]),
        JsonValueKind.Object => json.TryGetProperty("error", out var error) ? MessageIn(error)
            : json.TryGetProperty("message", out var message) ? MessageIn(message)
            : null,
        JsonValueKind.String => json.GetString(),
        _ => null,
    };
}
