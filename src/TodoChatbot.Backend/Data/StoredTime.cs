namespace TodoChatbot.Backend.Data;

/// <summary>Time in the precision that both databases keep.</summary>
internal static class StoredTime
{
    extension(TimeProvider clock)
    {
        /// <summary>Now, cut to milliseconds, so that an answer shows exactly what a later read will.</summary>
        public DateTimeOffset Now
        {
            get
            {
                var now = clock.GetUtcNow();
                return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
            }
        }
    }
}
