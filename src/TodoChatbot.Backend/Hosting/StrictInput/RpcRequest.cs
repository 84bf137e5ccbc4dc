using System.Text.Json;
using TodoChatbot.Backend.Rules;

namespace TodoChatbot.Backend.Hosting.StrictInput;

/// <summary>What a body must be before the protocol's own server reads it, which answers some that are not with a server error.</summary>
internal static class RpcRequest
{
    /// <exception cref="RequestValidationException">The body is no message of JSON-RPC, or an <c>initialize</c> without what that needs.</exception>
    public static void Check(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object || !IsText(message, "jsonrpc"))
        {
            throw new RequestValidationException(Messages.Format("Mcp_NoMessage"));
        }

        ContractCheck.CheckTexts(message);
        if (message.TryGetProperty("method", out var method) && method.ValueKind != JsonValueKind.String)
        {
            throw new RequestValidationException(Messages.Format("Mcp_NoMessage"));
        }

        if (method.ValueKind == JsonValueKind.String && method.ValueEquals("initialize")
            && !(message.TryGetProperty("params", out var parameters) && parameters.ValueKind == JsonValueKind.Object && IsText(parameters, "protocolVersion")))
        {
            throw RequestValidationException.ForWire("params", Messages.Format("Mcp_ParametersUnreadable", "initialize"));
        }
    }

    private static bool IsText(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String;
}
