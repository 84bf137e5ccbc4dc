using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts.Exporting;
using TodoChatbot.Backend.Accounts.Passwords;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Accounts.Sessions;
using TodoChatbot.Backend.Accounts.SigningIn;
using TodoChatbot.Backend.Accounts.Tokens;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Accounts;

/// <summary>Accounts, sessions and tokens.</summary>
internal static class AccountsFeature
{
    // Forwards to the scheme that knows the kind of token.
    private const string AnyBearer = "Bearer";
    private const string SessionBearer = "Session";
    private const string PeerBearer = "Peer";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>().BindConfiguration(AccountOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccountOptions>, AccountOptionsValidator>();
        services.AddOptions<SigningSecrets>().BindConfiguration(string.Empty).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SigningSecrets>, SigningSecretsValidator>();

        services.AddScoped<Caller>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<Account>();
        services.AddHttpContextAccessor();
        services.AddSingleton<SecurityLog>();
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<UnknownTokenLimiter>();
        services.AddSingleton<PasswordStrength>();
        services.AddScoped<PasswordService>();
        services.AddScoped<PasswordAttemptLimiter>();
        services.AddScoped<PasswordProblems>();
        services.AddScoped<SessionIssuer>();
        services.AddScoped<Reauthentication>();
        services.AddScoped<AccountExport>();
        services.AddScoped<SignIn>();
        services.AddSingleton<DummyPasswordHash>();
        services.AddHostedService(provider => provider.GetRequiredService<DummyPasswordHash>());
        services.AddScoped<PersonalAccessTokens>();
        services.AddScoped<IExportSource>(provider => provider.GetRequiredService<PersonalAccessTokens>());
        services.AddScoped<IExportSource, SessionExport>();
        services.AddSingleton<SigningKeys>();
        services.AddHostedService(provider => provider.GetRequiredService<SigningKeys>());
        services.AddSingleton<AccessTokens>();
        AddPasswords(services);
        AddBearer(services);
        return services;
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapAccount();
        routes.MapTokens();
    }

    private static void AddPasswords(IServiceCollection services)
    {
        // Registered before Identity, which adds its own only when none is registered.
        services.AddScoped<ILookupNormalizer, EmailNormalizer>();
        services.AddIdentityCore<User>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = string.Empty;
        });
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordService.Iterations);
        services.AddScoped<IUserStore<User>, UserOnlyStore<User, AppDbContext, Guid>>();
    }

    private static void AddBearer(IServiceCollection services)
    {
        services.AddAuthentication(AnyBearer)
            .AddPolicyScheme(AnyBearer, AnyBearer, policy => policy.ForwardDefaultSelector = context =>
                BearerText.Of(context.Request)?.StartsWith(PersonalAccessTokens.Prefix, StringComparison.Ordinal) == true
                    ? PersonalAccessTokenHandler.SchemeName
                    : SessionBearer)
            .AddJwtBearer(SessionBearer, jwt =>
            {
                jwt.MapInboundClaims = false;
                jwt.Events = new JwtBearerEvents { OnTokenValidated = CheckIds };
            })
            .AddJwtBearer(PeerBearer, jwt => jwt.MapInboundClaims = false)
            .AddScheme<AuthenticationSchemeOptions, PersonalAccessTokenHandler>(PersonalAccessTokenHandler.SchemeName, null);
        services.AddOptions<JwtBearerOptions>(SessionBearer).Configure<AccessTokens>((jwt, tokens) =>
            jwt.TokenValidationParameters = tokens.Checks(AccessTokens.ApiAudience));
        services.AddOptions<JwtBearerOptions>(PeerBearer).Configure<AccessTokens>((jwt, tokens) =>
            jwt.TokenValidationParameters = tokens.Checks(AccessTokens.PeerAudience));

        var policy = new AuthorizationPolicyBuilder(AnyBearer)
            .RequireAuthenticatedUser()
            .AddRequirements(new ScopeRequirement())
            .Build();
        services.AddAuthorizationBuilder().SetDefaultPolicy(policy).SetFallbackPolicy(policy)
            .AddPolicy(ChangeEventEndpoints.PeerPolicy, peer => peer.AddAuthenticationSchemes(PeerBearer).RequireAuthenticatedUser());
    }

    private static Task CheckIds(TokenValidatedContext context)
    {
        if (!Guid.TryParse(context.Principal?.FindFirst(AccountClaims.Subject)?.Value, out _) || context.Principal.SessionId is null)
        {
            context.Fail("The token names no user or no session.");
        }

        return Task.CompletedTask;
    }
}
