using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace TodoChatbot.Frontend.Hosting.Telemetry;

/// <summary>Traces and metrics. They leave the process only by <c>/metrics</c> on the management port, or by OTLP where its address is set.</summary>
internal static class TelemetryFeature
{
    private const string ServiceName = "todo-frontend";
    private const string OtlpAddress = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ManagementOptions>().BindConfiguration(ManagementOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ManagementOptions>, ManagementOptionsValidator>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(web => web.Filter = IsWorthATrace)
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());
        if (!string.IsNullOrEmpty(builder.Configuration[OtlpAddress]))
        {
            telemetry.UseOtlpExporter();
        }
    }

    public static void UseMetrics(this WebApplication app)
    {
        var port = app.Services.GetRequiredService<IOptions<ManagementOptions>>().Value.Port;
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context =>
            port > 0 && context.Connection.LocalPort == port && context.Request.Path == "/metrics");
    }

    private static bool IsWorthATrace(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);
}
