using Microsoft.AspNetCore.Http.HttpResults;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Contracts.Language;

namespace TodoChatbot.Backend.Tasks.Reading;

/// <summary><c>/api/language</c>.</summary>
internal static class LanguageEndpoints
{
    public static void MapLanguage(this IEndpointRouteBuilder routes) => routes.MapPost("language/parse", Parse)
        .WithTags("Tasks")
        .WithSummary("What a line would mean; nothing is stored")
        .WithMetadata(new NeedsScope(Scopes.Read));

    private static async Task<Ok<ParsedText>> Parse(ParseText request, QuickAdd quickAdd, CancellationToken cancellationToken) =>
        TypedResults.Ok(await quickAdd.ParseAsync(request, cancellationToken));
}
