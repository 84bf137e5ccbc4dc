using Microsoft.Playwright;

namespace TodoChatbot.EndToEnd.Tests.Fixture;

/// <summary>What a person looks at.</summary>
public sealed record Screen(string Name, int Width, int Height, bool IsPhone = false)
{
    public static Screen Wide { get; } = new("wide", 1280, 900);

    public static Screen Phone { get; } = new("phone", 390, 844, IsPhone: true);

    public static Screen Tablet { get; } = new("tablet", 820, 1180);

    public static Screen Laptop { get; } = new("laptop", 1440, 900);

    public static Screen Narrow { get; } = new("narrow", 320, 640, IsPhone: true);

    public static Screen FourK { get; } = new("4k", 3840, 2160);

    public ColorScheme Colours { get; init; } = ColorScheme.Light;

    public bool HasScript { get; init; } = true;

    /// <summary>True for a person who accepts the browser's warning about a certificate.</summary>
    public bool TrustsAnyCertificate { get; init; }

    public string TimeZone { get; init; } = "Europe/Berlin";

    public BrowserNewContextOptions ToOptions() => new()
    {
        ViewportSize = new ViewportSize { Width = Width, Height = Height },
        ColorScheme = Colours,
        JavaScriptEnabled = HasScript,
        IsMobile = IsPhone,
        HasTouch = IsPhone,
        Locale = "en-GB",
        TimezoneId = TimeZone,
        IgnoreHTTPSErrors = TrustsAnyCertificate,
        ReducedMotion = ReducedMotion.Reduce,
    };
}
