using TodoChatbot.Frontend.Accounts.Keys;
using TodoChatbot.Frontend.Accounts.Sessions;
using TodoChatbot.Frontend.Accounts.Settings;
using TodoChatbot.Frontend.Accounts.SigningIn;

namespace TodoChatbot.Frontend.Accounts;

/// <summary>Signing in and out, the session, and the account's settings.</summary>
internal static class AccountsFeature
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddKeyRing();
        services.AddSessions();
        services.AddScoped<SignInClient>();
        services.AddScoped<KnownDevice>();
        services.AddScoped<AccountClient>();
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapSignOut();
        routes.MapSettingsActions();
    }
}
