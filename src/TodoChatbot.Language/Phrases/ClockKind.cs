namespace TodoChatbot.Language.Phrases;

internal enum ClockKind
{
    /// <summary>An hour of the 12-hour clock that does not say which half of the day.</summary>
    Bare,

    /// <summary>Nothing to decide.</summary>
    Fixed,

    /// <summary>"noon", the hour that the user chose for it.</summary>
    Noon,

    /// <summary>"this time" tomorrow: the time it is now.</summary>
    Now,

    /// <summary>A part of the day among other times: "every morning and evening".</summary>
    Part,

    /// <summary>"midnight", which begins a day and ends a night.</summary>
    Midnight,
}
