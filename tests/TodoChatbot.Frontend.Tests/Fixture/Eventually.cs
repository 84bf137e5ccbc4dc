using System.Runtime.CompilerServices;

namespace TodoChatbot.Frontend.Tests.Fixture;

/// <summary>Waits for what another thread or process does in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks again and again until the answer is yes; fails when it never is.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(Patience, what);
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    public static Task TrueAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? what = null) =>
        TrueAsync(() => Task.FromResult(condition()), what);
}
