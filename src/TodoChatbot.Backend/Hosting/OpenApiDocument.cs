using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TodoChatbot.Backend.Hosting.Idempotency;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting;

/// <summary>The description of the API at <c>/openapi/v1.json</c>; the same text is kept in <c>docs/openapi.json</c>.</summary>
internal static class OpenApiDocument
{
    private const string Bearer = "bearer";

    // What every endpoint may answer instead of what it is for, by status.
    private static readonly Dictionary<string, string> Refusals = new()
    {
        ["400"] = "The request breaks a rule; errors says which by field. VALIDATION_ERROR",
        ["401"] = "No token, or one that no longer holds. UNAUTHORIZED",
        ["403"] = "The token does not allow this. FORBIDDEN",
        ["422"] = "The Idempotency-Key was used with another request. IDEMPOTENCY_KEY_REUSED",
        ["429"] = "Too many requests; Retry-After says in how many seconds to try again. RATE_LIMITED",
        ["503"] = "The database cannot answer now; reason says why, Retry-After in how many seconds to try again. SERVICE_UNAVAILABLE",
        ["default"] = "Anything else that is not a success, with a code.",
    };

    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["id"] = "Its id.",
        ["task"] = "The task's number or id.",
        ["limit"] = $"Items of the page, 1 to {Limits.MaximumPageSize}; {Limits.DefaultPageSize} when not given.",
        ["cursor"] = "The next_cursor of the page before.",
        ["before"] = "The previous_cursor of the answer before, for the messages before those.",
        ["status"] = "Any of these statuses, several times or with commas: todo, in_progress, review, done; open is all but done.",
        ["priority"] = "Any of these priorities, several times or with commas: low, medium, high, urgent.",
        ["tag"] = "A tag's name; given several times, all of them.",
        ["project"] = "A project's name or id.",
        ["due_before"] = "Due before this day (2026-11-30).",
        ["due_after"] = "Due after this day (2026-11-23).",
        ["after"] = "After this moment (2026-11-24T09:00:00Z); now when not given.",
        ["until"] = "Until this moment; 36 hours after the other when not given, 31 days at the most.",
        ["overdue"] = "True for only what is past its due moment.",
        ["parent"] = "The number of the task whose subtasks to list.",
        ["show"] = "How many tasks of each group to show: 50, or today:100,none:20. The groups are overdue, today, tomorrow, week, later, none and done.",
        ["include_archived"] = "True for archived ones too.",
        ["numbers"] = "The numbers of the tasks to list, several times or with commas.",
        ["q"] = "Words, or beginnings of words, of title, description, tags and project; or the number of a task. Tasks that differ by one typo in a word of five letters or more come last.",
        ["sort"] = "due, priority, title, created, completed or updated; of done tasks alone completed when not given, else due.",
        ["order"] = "asc or desc. When not given, due and title ascend, the others descend. Tasks without the value come last.",
        ["If-Match"] = "ETags that were read, or *; when the task has changed since, the answer is 412 and nothing happens. A weak ETag never matches.",
        ["If-None-Match"] = "ETags of answers that you have, or *; when one of them is the answer, it is 304 without a body.",
        ["Last-Event-ID"] = "The id of the last event received; the stream goes on after it.",
        [Headers.IdempotencyKey] = $"Up to {Limits.IdempotencyKeyLength} characters. The same key and body get the stored answer for 24 hours.",
    };

    private static readonly Dictionary<string, string> Tags = new()
    {
        ["Health"] = "Whether the backend runs and can answer.",
        ["Accounts"] = "Signing up and in, settings, personal access tokens, export and deletion of an account.",
        ["Tasks"] = "Tasks, projects, tags and reminders.",
        ["Activity"] = "The history of changes, undo and redo, and a stream of changes.",
        ["Chat"] = "The assistant and its conversations.",
    };

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi(openApi =>
    {
        openApi.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        openApi.AddOperationTransformer((operation, context, cancellationToken) =>
        {
            Describe(operation, context);
            return PatchBodies.DescribeAsync(operation, context, cancellationToken);
        });
        openApi.AddSchemaTransformer((schema, context, _) =>
        {
            var type = context.JsonTypeInfo.Type;
            if (typeof(ProblemDetails).IsAssignableFrom(type))
            {
                DescribeProblem(schema);
            }
            else if (type == typeof(TimeOnly) || type == typeof(TimeOnly?))
            {
                DescribeTime(schema, isNullable: type == typeof(TimeOnly?));
            }

            return Task.CompletedTask;
        });
    });

    private static void Describe(Microsoft.OpenApi.OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Todo Chatbot",
            Version = "1",
            Description = "A todo list that its owner talks to. Every answer that is not a success is application/problem+json with a code. "
                + "A request that isn't valid HTTP, such as one with %00 in its path, is answered with 400 and without a body. "
                + "The same resources answer under /api/{user_id} for the user of the token.",
            Contact = new OpenApiContact { Name = "Todo Chatbot", Url = new Uri("https://github.com/todo-chatbot/todo-chatbot") },
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "The site that serves this document." }];
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
        foreach (var schema in document.Components.Schemas!.Values.OfType<OpenApiSchema>().Where(schema => schema.Enum is { Count: > 0 }))
        {
            // That a field can be null is said where the field is.
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. schema.Enum!.Where(value => value?.GetValueKind() == JsonValueKind.String)];
        }

        EventStreams.Describe(document);
        PatchBodies.Describe(document);
        foreach (var tag in document.Tags ?? Enumerable.Empty<OpenApiTag>())
        {
            tag.Description = Tags.GetValueOrDefault(tag.Name!);
        }

        document.Components.Responses = Refusals.ToDictionary(
            refusal => NameOf(refusal.Key), IOpenApiResponse (refusal) => Refusal(refusal.Key, refusal.Value, document));
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var isAnonymous = metadata.OfType<IAllowAnonymous>().Any();
        var isPost = context.Description.HttpMethod == HttpMethods.Post;
        operation.OperationId = OperationIdOf(context.Description.HttpMethod!, context.Description.RelativePath!);
        operation.Responses ??= [];
        operation.Security = [];
        if (!isAnonymous)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
            Refuse("401", "403");
        }

        if (!isAnonymous && isPost && !metadata.OfType<NoIdempotency>().Any())
        {
            operation.Parameters ??= [];
            if (operation.Parameters.All(parameter => parameter.Name != Headers.IdempotencyKey))
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = Headers.IdempotencyKey,
                    In = ParameterLocation.Header,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }

            Refuse("422");
        }

        if (metadata.OfType<AlsoStreams>().FirstOrDefault() is { } stream)
        {
            EventStreams.Describe(operation, stream, context.Document);
        }

        // Also where nothing is taken: an unknown query parameter is refused.
        Refuse("400");
        if (!context.Description.RelativePath!.StartsWith("api/health", StringComparison.Ordinal))
        {
            Refuse("429", "503");
        }

        Refuse("default");
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Description ??= Parameters.GetValueOrDefault(parameter.Name!);
            parameter.Schema = ParameterSchemas.Of(parameter.In, parameter.Name!) ?? parameter.Schema;
        }

        void Refuse(params ReadOnlySpan<string> statuses)
        {
            foreach (var status in statuses)
            {
                operation.Responses.TryAdd(status, new OpenApiResponseReference(NameOf(status), context.Document));
            }
        }
    }

    // The generator knows nothing of how the wire writes times.
    private static void DescribeTime(OpenApiSchema schema, bool isNullable)
    {
        schema.Type = isNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        schema.Format = null;
        schema.Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
    }

    private static void DescribeProblem(OpenApiSchema schema)
    {
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
        schema.Properties["code"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = "What happened, for programs.",
            Enum = [.. typeof(ErrorCodes).GetFields().Select(code => JsonValue.Create((string)code.GetRawConstantValue()!))],
        };
        schema.Properties["trace_id"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Finds the request in logs and traces." };
        schema.Properties["reason"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = "With 503: database_unreachable, database_exhausted, database_out_of_quota, database_refused, database_storage_full, database_file_unusable, database_timeout or database_not_migrated.",
        };
    }

    private static OpenApiResponse Refusal(string status, string description, Microsoft.OpenApi.OpenApiDocument document) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new()
            {
                Schema = new OpenApiSchemaReference(status == "400" ? nameof(HttpValidationProblemDetails) : nameof(ProblemDetails), document),
            },
        },
        Headers = HeadersOf(status),
    };

    private static Dictionary<string, IOpenApiHeader>? HeadersOf(string status)
    {
        var retry = ("Retry-After", "Seconds.", JsonSchemaType.Integer);
        (string Name, string Description, JsonSchemaType Type)[] headers = status switch
        {
            "429" =>
            [
                retry,
                ("RateLimit-Policy", "The limits that count for the request; other answers tell them too: \"requests\";q=300;w=60", JsonSchemaType.String),
                ("RateLimit", "What is left of each: \"requests\";r=299;t=10", JsonSchemaType.String),
            ],
            "503" => [retry],
            _ => [],
        };
        return headers.Length == 0 ? null : headers.ToDictionary(
            header => header.Name,
            IOpenApiHeader (header) => new OpenApiHeader { Description = header.Description, Schema = new OpenApiSchema { Type = header.Type } });
    }

    private static string NameOf(string status) => status == "default" ? "Refused" : $"Refused{status}";

    // GET api/tasks/{task} is get_tasks_task.
    private static string OperationIdOf(string method, string path) => string.Join(
        '_',
        path.Split('/').Skip(1).Select(part => part.Trim('{', '}').Split(':')[0]).Prepend(method.ToLower(CultureInfo.InvariantCulture)));
}
