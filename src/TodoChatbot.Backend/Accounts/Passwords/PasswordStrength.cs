using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Rules;
using Zxcvbn.Matcher;

namespace TodoChatbot.Backend.Accounts.Passwords;

/// <summary>
/// Refuses new passwords that are easy to guess: common ones, patterns, and the owner's own name and address. Length and these checks help;
/// rules about kinds of characters don't (NIST SP 800-63B).
/// </summary>
internal sealed partial class PasswordStrength(IStringLocalizer<Messages> messages)
{
    // The estimate takes longer the longer the text; what follows these characters can only make a password stronger.
    private const int MaxScoredLength = 64;

    // Of 0 to 4. At 3 the estimate is a hundred million guesses or more.
    private const int MinScore = 3;

    // Shorter parts of a name are in many good passwords.
    private const int MinPersonalLength = 3;

    private const string PersonalWords = "user_inputs";
    private const string CommonPasswords = "passwords";

    /// <summary>What is wrong with a new password.</summary>
    /// <returns>Null when it is strong enough.</returns>
    public string? ProblemOf(string password, string email, string? displayName)
    {
        var text = password.ToNfc().Cut(MaxScoredLength);
        var once = Repeated().Match(text) is { Success: true } repeated ? repeated.Groups["unit"].Value : text;
        var result = Zxcvbn.Zxcvbn.MatchPassword(once, PersonalWordsOf(email, displayName));
        if (result.Score >= MinScore)
        {
            return null;
        }

        var words = result.MatchSequence.OfType<DictionaryMatch>().ToList();
        return messages[
            words.Any(word => word.DictionaryName == PersonalWords) ? "Accounts_PasswordIsPersonal"
            : words is [{ DictionaryName: CommonPasswords } common] && common.Token.Length == once.Length ? "Accounts_PasswordIsCommon"
            : "Accounts_PasswordIsWeak"];
    }

    private static IEnumerable<string> PersonalWordsOf(string email, string? displayName) =>
        new[] { email, displayName ?? string.Empty, "todo chatbot" }
            .SelectMany(text => text.ToNfc().Split(' ', '@', '.', '-', '_', '+').Append(text))
            .Select(word => word.Cut(MaxScoredLength).ToLowerInvariant())
            .Where(word => word.Length >= MinPersonalLength)
            .Distinct();

    // "demo demo demo" is guessed as soon as "demo" is.
    [GeneratedRegex(@"^(?<unit>.+?)(?:[\W_]*\k<unit>)+[\W_]*$", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Repeated();
}
