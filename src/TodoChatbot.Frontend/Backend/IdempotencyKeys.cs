using System.Security.Cryptography;
using System.Text;

namespace TodoChatbot.Frontend.Backend;

/// <summary>Keys that make a form that is sent twice count once.</summary>
internal static class IdempotencyKeys
{
    private const int HashLength = 16;
    private const int LongestFormKey = 64;

    /// <summary>The form's own key with a mark of what it says, so that a form that was changed and sent again is another request.</summary>
    /// <returns>Null when the form has none.</returns>
    public static string? For(string? formKey, string text) => formKey is { Length: > 0 and <= LongestFormKey }
        ? $"{formKey}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength]}"
        : null;
}
