using System.Globalization;
using Microsoft.AspNetCore.Identity;
using TodoChatbot.Backend.Rules;

namespace TodoChatbot.Backend.Accounts;

/// <summary>Decides when two spellings are one e-mail address.</summary>
internal static class EmailAddress
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    /// <summary>The address as it is stored and shown: NFC, with the domain in lower case.</summary>
    public static string Canonical(string email)
    {
        var (local, domain) = Parts(email);
        return domain is null ? local : $"{local}@{domain}";
    }

    /// <summary>The key that an address has one account by: without case, and with an international domain in its ASCII form.</summary>
    public static string KeyOf(string email)
    {
        var (local, domain) = Parts(email);
        return (domain is null ? local : $"{local}@{ToAscii(domain)}").ToUpperInvariant();
    }

    /// <summary>The key of accounts from before international domains had one spelling.</summary>
    public static string EarlierKeyOf(string email) => email.Trim().ToNfc().ToUpperInvariant();

    private static (string Local, string? Domain) Parts(string email)
    {
        var text = email.Trim().ToNfc();
        return text.LastIndexOf('@') is var at and >= 0 ? (text[..at], text[(at + 1)..].ToLowerInvariant()) : (text, null);
    }

    private static string ToAscii(string domain)
    {
        if (System.Text.Ascii.IsValid(domain))
        {
            return domain;
        }

        try
        {
            return Idn.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            // Not a name that the DNS could hold; it is still the same text each time.
            return domain;
        }
    }
}

/// <summary>Gives Identity the same keys.</summary>
internal sealed class EmailNormalizer : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => email is null ? null : EmailAddress.KeyOf(email);

    public string? NormalizeName(string? name) => NormalizeEmail(name);
}
