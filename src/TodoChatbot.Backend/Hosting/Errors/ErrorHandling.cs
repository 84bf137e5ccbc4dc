using Microsoft.AspNetCore.Http.Json;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting.Errors;

/// <summary>Every failed request is answered with <c>application/problem+json</c> and a <c>code</c>.</summary>
internal static class ErrorHandling
{
    public static IServiceCollection AddErrorHandling(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            context.ProblemDetails.Extensions.TryAdd("code", Problem.CodeOf(context.ProblemDetails.Status) ?? ErrorCodes.ValidationError);
            context.ProblemDetails.Extensions["trace_id"] = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
            context.ProblemDetails.Extensions.Remove("traceId");
        });
        services.AddSingleton<IProblemDetailsWriter, AnyClientProblemWriter>();
        services.AddExceptionHandler<ExceptionToProblem>();
        services.Configure<ExceptionHandlerOptions>(options => options.StatusCodeSelector = _ => StatusCodes.Status500InternalServerError);

        // So that the handler can say which part of the body cannot be read, in every environment.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(options => Wire.Apply(options.SerializerOptions).Converters.Add(new PatchConverter()));
        return services;
    }

    public static void UseErrorHandling(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }
}
