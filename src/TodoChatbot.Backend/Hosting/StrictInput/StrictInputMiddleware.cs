using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting.StrictInput;

/// <summary>
/// Refuses what a program sends and the endpoint does not know, before the endpoint reads any of it: query parameters and fields of the body
/// by their names, and text that cannot be stored wherever it stands.
/// </summary>
internal sealed class StrictInputMiddleware(RequestDelegate next)
{
    private static readonly string[] TextHeaders = [Headers.IdempotencyKey, "If-Match", "If-None-Match", "Last-Event-ID"];

    private readonly ConcurrentDictionary<Endpoint, IReadOnlyList<string>?> _parameters = new();

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is { } endpoint)
        {
            if (endpoint.Metadata.GetMetadata<JsonOnly>() is not null && HttpMethods.IsPost(context.Request.Method) && !context.Request.HasJsonContentType())
            {
                await Problem.Of(ErrorCodes.UnsupportedMediaType, Messages.Format("Input_JsonOnly")).ExecuteAsync(context);
                return;
            }

            if (endpoint.Metadata.GetMetadata<JsonOnly>() is not null && HttpMethods.IsPost(context.Request.Method))
            {
                await CheckMessageAsync(context.Request, context.RequestAborted);
            }

            CheckAddress(context.Request, _parameters.GetOrAdd(endpoint, QueryContract.NamesOf));
            if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } contract
                && contract.Assembly == typeof(Limits).Assembly && context.Request.HasJsonContentType())
            {
                await CheckBodyAsync(context.Request, contract, endpoint.Metadata.GetMetadata<IgnoresFieldsOf>()?.Answer, context.RequestAborted);
            }
        }

        await next(context);
    }

    private static void CheckAddress(HttpRequest request, IReadOnlyList<string>? known)
    {
        var errors = new ValidationErrors();
        foreach (var (name, values) in request.Query)
        {
            if (known?.Contains(name, StringComparer.OrdinalIgnoreCase) == false)
            {
                errors.AddWire(name, NameSuggestions.Describe(Messages.Format("Input_UnknownParameter", name.Cut(Limits.TitleLength)), name, known));
            }

            CheckTexts(errors, name, values);
        }

        foreach (var (name, value) in request.RouteValues)
        {
            CheckTexts(errors, name, [value as string]);
        }

        foreach (var name in TextHeaders)
        {
            CheckTexts(errors, name, request.Headers[name]);
        }

        errors.ThrowIfBroken();
    }

    private static void CheckTexts(ValidationErrors errors, string name, IEnumerable<string?> texts)
    {
        if (texts.Select(text => text is null ? null : TextRules.ProblemWith(text)).FirstOrDefault(problem => problem is not null) is { } problem)
        {
            errors.AddWire(name, problem);
        }
    }

    private static async Task CheckBodyAsync(HttpRequest request, Type contract, Type? ignored, CancellationToken cancellationToken)
    {
        request.EnableBuffering();
        try
        {
            using var json = await ParseAsync(request, cancellationToken);
            ContractCheck.Check(json.RootElement, contract, ignored);
        }
        catch (JsonException)
        {
            // Whoever reads the contract says where the body cannot be read.
        }
        finally
        {
            request.Body.Position = 0;
        }
    }

    private static async Task CheckMessageAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering();
        try
        {
            using var json = await ParseAsync(request, cancellationToken);
            RpcRequest.Check(json.RootElement);
        }
        catch (JsonException)
        {
            throw new RequestValidationException(Messages.Format("Mcp_NoMessage"));
        }
        finally
        {
            request.Body.Position = 0;
        }
    }

    private static async Task<JsonDocument> ParseAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.GetTypedHeaders().ContentType?.Encoding is not { } encoding || encoding.CodePage == System.Text.Encoding.UTF8.CodePage)
        {
            return await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
        }

        await using var body = System.Text.Encoding.CreateTranscodingStream(request.Body, encoding, System.Text.Encoding.UTF8, leaveOpen: true);
        return await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
    }
}
