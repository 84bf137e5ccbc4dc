using TodoChatbot.Frontend.Hosting.Telemetry;

namespace TodoChatbot.Frontend.Hosting;

/// <summary>Which addresses the process listens on: the usual settings of ASP.NET Core, else port 3000, and the management port.</summary>
internal static class Listening
{
    private const string DefaultAddress = "http://localhost:3000";

    public static void AddListening(this WebApplicationBuilder builder)
    {
        var addresses = builder.Configuration[WebHostDefaults.ServerUrlsKey]
            ?? AddressesOf(builder.Configuration[WebHostDefaults.HttpPortsKey])
            ?? DefaultAddress;
        var management = builder.Configuration.GetValue<int>($"{ManagementOptions.Section}:{nameof(ManagementOptions.Port)}");
        builder.WebHost.UseUrls(management > 0 ? $"{addresses};http://*:{management}" : addresses);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }

    // "8080;8081"
    private static string? AddressesOf(string? ports) => ports is null
        ? null
        : string.Join(';', ports.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"http://*:{port}"));
}
