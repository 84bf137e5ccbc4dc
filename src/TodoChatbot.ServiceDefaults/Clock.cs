using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TodoChatbot.ServiceDefaults;

/// <summary>The time: the system's, or one that began at a moment of choice.</summary>
internal static class Clock
{
    public static IServiceCollection AddClock(this IServiceCollection services)
    {
        services.AddOptions<ClockOptions>().BindConfiguration(ClockOptions.Section);
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<IOptions<ClockOptions>>().Value.Start is { } start
            ? new ShiftedClock(start - TimeProvider.System.GetUtcNow())
            : TimeProvider.System);
        return services;
    }

    private sealed class ShiftedClock(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
    }
}
