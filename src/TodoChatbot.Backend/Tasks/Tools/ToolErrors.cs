using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Rules;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>What a caller of a tool is told when it fails.</summary>
internal static class ToolErrors
{
    /// <summary>The sentences about broken rules, each with the argument that it is about.</summary>
    public static string SentenceWithArguments(RequestValidationException problem) => string.Join(' ', problem.Errors.SelectMany(
        error => error.Value,
        (error, sentence) => error.Key.Length == 0 || sentence.Contains($"`{error.Key}`", StringComparison.Ordinal) ? sentence : $"`{error.Key}`: {sentence}"));

    /// <summary>The sentence for a broken rule or unreadable arguments; null for a fault of ours, whose message is nobody's business.</summary>
    public static string? SentenceFor(Exception exception) => exception switch
    {
        ValidationException rule => rule.Message,
        AccountGoneException gone => gone.Message,
        JsonException or ArgumentException or FormatException => "The arguments cannot be read. Check their names and types against the tool's schema.",
        DbUpdateConcurrencyException => "Somebody else changed this at the same moment. Read it again and repeat the change.",
        _ => null,
    };
}
