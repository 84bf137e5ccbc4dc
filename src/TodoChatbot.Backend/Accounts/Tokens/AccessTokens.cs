using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>Makes every token that this service signs, and says how they are checked.</summary>
internal sealed class AccessTokens(SigningKeys keys, IOptions<AccountOptions> options, TimeProvider clock)
{
    public const string Issuer = "todo-chatbot";

    /// <summary>For the API and MCP.</summary>
    public const string ApiAudience = "todo-chatbot-api";

    /// <summary>For what backend processes tell each other.</summary>
    public const string PeerAudience = "todo-chatbot-peer";

    private const string DeviceAudience = "todo-chatbot-device";
    private const string Stamp = "stamp";
    private const int StampLength = 22;

    private static readonly TimeSpan DeviceLifetime = TimeSpan.FromDays(366);

    // The clocks of two processes never agree exactly.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private static readonly JsonWebTokenHandler Handler = new();

    /// <summary>How long an access token holds.</summary>
    public TimeSpan Lifetime => TimeSpan.FromMinutes(options.Value.AccessTokenMinutes);

    /// <summary>A token for one signed-in session.</summary>
    public string ForSession(Guid userId, Guid sessionId) => Sign(
        ApiAudience,
        Lifetime,
        new Claim(AccountClaims.Subject, userId.ToString()),
        new Claim(AccountClaims.SessionId, sessionId.ToString()),
        new Claim(AccountClaims.Scope, Scopes.Session));

    /// <summary>A token for one call from one backend process to another.</summary>
    public string ForPeer() => Sign(PeerAudience, TimeSpan.FromMinutes(1));

    /// <summary>A token that tells a device from which a user has signed in. It opens nothing, and ends when the password is changed.</summary>
    public string ForDevice(User user, Guid deviceId) => Sign(
        DeviceAudience,
        DeviceLifetime,
        new Claim(AccountClaims.Subject, user.Id.ToString()),
        new Claim(JwtRegisteredClaimNames.Jti, deviceId.ToString()),
        new Claim(Stamp, StampOf(user)));

    /// <summary>The device of a token of <see cref="ForDevice"/> for this user; null for any other text.</summary>
    public async Task<Guid?> DeviceOfAsync(string? token, User? user)
    {
        if (token is null)
        {
            return null;
        }

        var checkedToken = await Handler.ValidateTokenAsync(token, Checks(DeviceAudience));
        return checkedToken.IsValid
            && user is not null
            && checkedToken.ClaimsIdentity.HasClaim(AccountClaims.Subject, user.Id.ToString())
            && checkedToken.ClaimsIdentity.HasClaim(Stamp, StampOf(user))
            && Guid.TryParse(checkedToken.ClaimsIdentity.FindFirst(JwtRegisteredClaimNames.Jti)?.Value, out var deviceId)
            ? deviceId
            : null;
    }

    /// <summary>What a token for an audience must be.</summary>
    public TokenValidationParameters Checks(string audience) => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = audience,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        IssuerSigningKeyResolver = (_, _, kid, _) => keys.Accepted.Where(key => key.KeyId == kid),
        LifetimeValidator = (notBefore, expires, _, _) =>
            clock.GetUtcNow().UtcDateTime is var now && expires > now && !(notBefore > now + ClockSkew),
        NameClaimType = AccountClaims.Subject,
    };

    // Changes with the password; a hash, so that the stamp itself is told to nobody.
    private static string StampOf(User user) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(user.SecurityStamp ?? string.Empty)))[..StampLength];

    private string Sign(string audience, TimeSpan lifetime, params Claim[] claims)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            Subject = new ClaimsIdentity(claims),
            SigningCredentials = new SigningCredentials(keys.Signing, SecurityAlgorithms.HmacSha256),
        });
    }
}
