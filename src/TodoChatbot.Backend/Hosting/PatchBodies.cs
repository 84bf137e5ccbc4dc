using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace TodoChatbot.Backend.Hosting;

/// <summary>Describes the bodies of merge patches, which handlers take as any object, by the contracts that they change: every field is optional.</summary>
internal static class PatchBodies
{
    private const string MediaType = "application/merge-patch+json";
    private const string Suffix = "Patch";

    // Where the generator writes the name of the component that a schema becomes.
    private const string ComponentName = "x-schema-id";

    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var contract = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAcceptsMetadata>()
            .FirstOrDefault(accepted => accepted.ContentTypes.Contains(MediaType))?.RequestType;
        if (contract is null)
        {
            return;
        }

        var name = contract.Name + Suffix;
        var fields = await context.GetOrCreateSchemaAsync(contract, cancellationToken: cancellationToken);
        var document = context.Document!;
        document.AddComponent(name, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = $"Any part of {contract.Name} as a JSON merge patch (RFC 7396): what is absent stays, null clears.",
            Properties = fields.Properties!.ToDictionary(field => field.Key, field => Referring(field.Value, document)),
        });
        foreach (var media in operation.RequestBody!.Content!.Values)
        {
            media.Schema = new OpenApiSchemaReference(name, document);
        }
    }

    /// <summary>Gives each patch the fields as its contract describes them, where another operation takes the whole contract.</summary>
    public static void Describe(Microsoft.OpenApi.OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        foreach (var (name, patch) in schemas.Where(schema => schema.Key.EndsWith(Suffix, StringComparison.Ordinal)))
        {
            if (schemas.TryGetValue(name[..^Suffix.Length], out var contract) && patch is OpenApiSchema schema)
            {
                schema.Properties = contract.Properties;
            }
        }
    }

    private static IOpenApiSchema Referring(IOpenApiSchema schema, Microsoft.OpenApi.OpenApiDocument document) =>
        schema is OpenApiSchema { Metadata: { } metadata } && metadata.TryGetValue(ComponentName, out var name) && name is string { Length: > 0 } id
            ? new OpenApiSchemaReference(id, document)
            : schema;
}
