using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Labels;

/// <summary><c>/api/projects</c> and <c>/api/tags</c>.</summary>
internal static class LabelEndpoints<TLabel>
    where TLabel : class, ILabel<TLabel>
{
    private static readonly string Path = $"{TLabel.Noun}s";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var labels = routes.MapGroup(Path).WithTags("Tasks");
        labels.MapGet("", List).WithSummary($"Your {TLabel.Noun}s by name; archived ones when asked for");
        labels.MapPost("", Add).WithSummary($"Add a {TLabel.Noun}").ProducesProblem(StatusCodes.Status409Conflict);
        labels.MapGet("{id:guid}", Get).WithSummary($"One {TLabel.Noun}").ProducesProblem(StatusCodes.Status404NotFound);
        labels.MapPatch("{id:guid}", Change).WithSummary($"Rename, recolour, archive or unarchive a {TLabel.Noun}")
            .Accepts<LabelFields>("application/json", "application/merge-patch+json")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        labels.MapDelete("{id:guid}", Delete).WithSummary($"Delete a {TLabel.Noun}; its tasks stay")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<Page<LabelItem>>> List(
        LabelList<TLabel> labels, CancellationToken cancellationToken, [FromQuery(Name = "include_archived")] bool includeArchived = false) =>
        TypedResults.Ok(await labels.ListAsync(includeArchived, cancellationToken));

    private static async Task<Created<LabelItem>> Add(LabelFields fields, LabelList<TLabel> labels, CancellationToken cancellationToken)
    {
        var label = await labels.AddAsync(fields, cancellationToken);
        return TypedResults.Created($"/api/{Path}/{label.Id}", label);
    }

    private static async Task<Results<Ok<LabelItem>, ProblemHttpResult>> Get(
        Guid id, LabelList<TLabel> labels, CancellationToken cancellationToken) =>
        OkOrNotFound(await labels.FindAsync(id, cancellationToken));

    private static async Task<Results<Ok<LabelItem>, ProblemHttpResult>> Change(
        Guid id, [FromBody] JsonObject patch, LabelList<TLabel> labels, CancellationToken cancellationToken) =>
        OkOrNotFound(await labels.ChangeAsync(id, patch, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, LabelList<TLabel> labels, CancellationToken cancellationToken) =>
        await labels.DeleteAsync(id, cancellationToken) ? TypedResults.NoContent() : NotFound;

    private static Results<Ok<LabelItem>, ProblemHttpResult> OkOrNotFound(LabelItem? label) =>
        label is null ? NotFound : TypedResults.Ok(label);

    private static ProblemHttpResult NotFound => Problem.NotFound($"such {TLabel.Noun}");
}
