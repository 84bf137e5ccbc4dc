using System.Globalization;
using NodaTime;
using TodoChatbot.Backend.Accounts.Passwords;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.Profile;

/// <summary>What an account's settings must be, beyond what the contracts' attributes say.</summary>
internal static class AccountRules
{
    private const string DefaultZone = "Etc/UTC";
    private const string DefaultLocale = "en-US";

    extension(Register request)
    {
        /// <summary>The account that a sign-up asks for.</summary>
        public User ToUser(DateTimeOffset now, PasswordStrength strength)
        {
            var rules = new ValidationErrors();
            rules.CheckAttributes(request);
            if (!rules.Has(nameof(request.Email)) && !rules.Has(nameof(request.Password))
                && strength.ProblemOf(request.Password, request.Email, request.DisplayName) is { } problem)
            {
                rules.Add(nameof(request.Password), problem);
            }

            CheckPlace(rules, request.TimeZone ?? DefaultZone, request.Locale ?? DefaultLocale);
            rules.ThrowIfBroken();

            var email = EmailAddress.Canonical(request.Email);
            return new User
            {
                Id = Guid.CreateVersion7(now),
                UserName = email,
                Email = email,
                DisplayName = TextRules.Tidy(request.DisplayName) is { Length: > 0 } name ? name : email.Split('@')[0],
                TimeZone = request.TimeZone ?? DefaultZone,
                FiledZone = request.TimeZone ?? DefaultZone,
                Locale = request.Locale ?? DefaultLocale,
                WeekStart = FirstDayOfWeek(request.Locale ?? DefaultLocale),
                CreatedAt = now,
            };
        }
    }

    extension(UserSettings settings)
    {
        /// <summary>The same settings, once every rule holds.</summary>
        public UserSettings Checked()
        {
            var rules = new ValidationErrors();
            rules.CheckAttributes(settings);
            CheckPlace(rules, settings.TimeZone, settings.Locale);
            if (settings.Hours is { } hours && !(hours.Morning < hours.Noon && hours.Noon < hours.Afternoon
                && hours.Afternoon < hours.Evening && hours.Evening < hours.Night))
            {
                rules.Add(nameof(settings.Hours), "Morning, noon, afternoon, evening and night must follow each other.");
            }

            rules.ThrowIfBroken();
            return settings;
        }
    }

    /// <summary>True for an IANA time zone that we have the rules of.</summary>
    public static bool IsTimeZone(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null;

    private static void CheckPlace(ValidationErrors rules, string? timeZone, string? locale)
    {
        if (timeZone is not null && !IsTimeZone(timeZone))
        {
            rules.Add(nameof(UserSettings.TimeZone), $"“{timeZone}” is not a time zone we know. Use an IANA name, for example Europe/Berlin.");
        }

        if (locale is not null && !IsLocale(locale))
        {
            rules.Add(nameof(UserSettings.Locale), $"“{locale}” is not a locale we know. Use a BCP 47 tag, for example en-GB.");
        }
    }

    private static bool IsLocale(string name)
    {
        try
        {
            return name.Length > 0 && CultureInfo.GetCultureInfo(name, predefinedOnly: true) is not null;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private static DayOfWeek FirstDayOfWeek(string locale) => CultureInfo.GetCultureInfo(locale).DateTimeFormat.FirstDayOfWeek;
}
