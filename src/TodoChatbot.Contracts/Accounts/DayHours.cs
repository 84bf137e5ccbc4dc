namespace TodoChatbot.Contracts.Accounts;

/// <summary>The hours a person means by the parts of a day.</summary>
/// <param name="Morning">09:00 unless changed.</param>
/// <param name="Noon">12:00 unless changed.</param>
/// <param name="Afternoon">15:00 unless changed.</param>
/// <param name="Evening">19:00 unless changed.</param>
/// <param name="Night">21:00 unless changed.</param>
public sealed record DayHours(TimeOnly Morning, TimeOnly Noon, TimeOnly Afternoon, TimeOnly Evening, TimeOnly Night);
