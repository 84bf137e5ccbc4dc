using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace TodoChatbot.ServiceDefaults.Telemetry;

/// <summary>Traces and metrics by the names of OpenTelemetry. Nothing leaves the process until a collector is named or a scraper asks.</summary>
public static class TelemetryFeature
{
    private const string CollectorKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds traces and metrics of requests in and out and of the runtime; the returned builder takes what a service measures besides.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="serviceName">The <c>service.name</c>.</param>
    /// <param name="quietPaths">Paths whose requests make no trace, such as probes.</param>
    public static OpenTelemetryBuilder AddTelemetry(this WebApplicationBuilder builder, string serviceName, params PathString[] quietPaths)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<ManagementOptions>().BindConfiguration(ManagementOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ManagementOptions>, ManagementOptionsValidator>();

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(serviceName, serviceVersion: BuildVersion.Text))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(requests => requests.Filter = context =>
                    !quietPaths.Any(path => context.Request.Path.StartsWithSegments(path)))
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());
        if (!string.IsNullOrEmpty(builder.Configuration[CollectorKey]))
        {
            telemetry.UseOtlpExporter();
        }

        return telemetry;
    }

    /// <summary>Serves <c>/metrics</c> and health on the management port, and nothing else there.</summary>
    /// <param name="app">The application.</param>
    /// <param name="healthPath">Where its health is.</param>
    public static void UseManagementPort(this WebApplication app, PathString healthPath)
    {
        ArgumentNullException.ThrowIfNull(app);
        var port = app.Services.GetRequiredService<IOptions<ManagementOptions>>().Value.Port;
        if (port == 0)
        {
            return;
        }

        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Connection.LocalPort == port && context.Request.Path == "/metrics");
        app.Use((context, next) =>
        {
            if (context.Connection.LocalPort == port && !context.Request.Path.StartsWithSegments(healthPath))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            return next(context);
        });
    }
}
