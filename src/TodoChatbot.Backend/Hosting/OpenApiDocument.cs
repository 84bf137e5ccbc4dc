using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace TodoChatbot.Backend.Hosting;

/// <summary>The description of the API at <c>/openapi/v1.json</c>; the same text is kept in <c>docs/openapi.json</c>.</summary>
internal static class OpenApiDocument
{
    private const string Bearer = "bearer";

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi(openApi =>
    {
        openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Todo Chatbot",
                Version = "1",
                Description = "A todo list that its owner talks to. Every answer that is not a success is application/problem+json with a code. "
                    + "The same resources answer under /api/{user_id} for the user of the token.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Bearer] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = Bearer,
                    Description = "An access token of a signed-in session, or a personal access token.",
                },
            };
            return Task.CompletedTask;
        });
        openApi.AddOperationTransformer((operation, context, _) =>
        {
            if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
            }

            operation.Responses ??= [];
            operation.Responses.TryAdd("default", Refusal);
            return Task.CompletedTask;
        });
    });

    private static OpenApiResponse Refusal { get; } = new()
    {
        Description = "Anything that is not a success: application/problem+json (RFC 9457) with a code.",
    };
}
