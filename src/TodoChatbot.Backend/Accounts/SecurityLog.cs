using TodoChatbot.Backend.Hosting;

namespace TodoChatbot.Backend.Accounts;

/// <summary>
/// What happens to accounts, under one category, for an operator to search and alert on. Events carry ids and the client's address, and
/// nothing that a person wrote.
/// </summary>
internal sealed partial class SecurityLog(IHttpContextAccessor accessor, TodoMetrics metrics, ILoggerFactory loggers)
{
    public const string Category = "TodoChatbot.Security";

    private readonly ILogger _logger = loggers.CreateLogger(Category);

    private string? Client => accessor.HttpContext?.Connection.RemoteIpAddress is { } address ? ClientAddress.TextOf(address) : null;

    public void SignedUp(Guid userId) => Log(nameof(SignedUp), () => SignedUp(userId, Client));

    public void SignedIn(Guid userId, int failedBefore) => Log(nameof(SignedIn), () => SignedIn(userId, failedBefore, Client));

    /// <param name="userId">The account; null when the address has none.</param>
    public void SignInFailed(Guid? userId) => Log(nameof(SignInFailed), () => SignInFailed(userId, Client));

    public void SignInPaused(Guid? userId, DateTimeOffset until) => Log(nameof(SignInPaused), () => SignInPaused(userId, until, Client));

    public void SignedOut(Guid userId, Guid sessionId) => Log(nameof(SignedOut), () => SignedOut(userId, sessionId, Client));

    public void RefreshTokenReused(Guid userId, Guid sessionId) => Log(nameof(RefreshTokenReused), () => RefreshTokenReused(userId, sessionId, Client));

    public void Reauthenticated(Guid userId, Guid? sessionId) => Log(nameof(Reauthenticated), () => Reauthenticated(userId, sessionId, Client));

    public void ReauthenticationFailed(Guid userId, Guid? sessionId) =>
        Log(nameof(ReauthenticationFailed), () => ReauthenticationFailed(userId, sessionId, Client));

    public void ReauthenticationPaused(Guid userId, Guid? sessionId, DateTimeOffset until) =>
        Log(nameof(ReauthenticationPaused), () => ReauthenticationPaused(userId, sessionId, until, Client));

    public void PasswordChanged(Guid userId, int sessions, int tokens) => Log(nameof(PasswordChanged), () => PasswordChanged(userId, sessions, tokens, Client));

    public void SettingsChanged(Guid userId) => Log(nameof(SettingsChanged), () => SettingsChanged(userId, Client));

    public void TokenCreated(Guid userId, Guid tokenId, string scope) => Log(nameof(TokenCreated), () => TokenCreated(userId, tokenId, scope, Client));

    public void TokenRevoked(Guid userId, Guid tokenId) => Log(nameof(TokenRevoked), () => TokenRevoked(userId, tokenId, Client));

    public void UnknownTokensLimited() => Log(nameof(UnknownTokensLimited), () => UnknownTokensLimited(Client));

    public void DataExported(Guid userId) => Log(nameof(DataExported), () => DataExported(userId, Client));

    public void AccountDeleted(Guid userId) => Log(nameof(AccountDeleted), () => AccountDeleted(userId, Client));

    private void Log(string name, Action write)
    {
        metrics.SecurityEvent(name);
        write();
    }

    [LoggerMessage(EventId = 1, EventName = nameof(SignedUp), Level = LogLevel.Information, Message = "User {UserId} signed up from {Client}")]
    private partial void SignedUp(Guid userId, string? client);

    [LoggerMessage(EventId = 2, EventName = nameof(SignedIn), Level = LogLevel.Information, Message = "User {UserId} signed in from {Client} after {FailedBefore} failed sign-ins")]
    private partial void SignedIn(Guid userId, int failedBefore, string? client);

    [LoggerMessage(EventId = 3, EventName = nameof(SignInFailed), Level = LogLevel.Warning, Message = "A sign-in as user {UserId} from {Client} failed")]
    private partial void SignInFailed(Guid? userId, string? client);

    [LoggerMessage(EventId = 4, EventName = nameof(SignInPaused), Level = LogLevel.Warning, Message = "A sign-in as user {UserId} from {Client} was refused: sign-in is paused until {Until}")]
    private partial void SignInPaused(Guid? userId, DateTimeOffset until, string? client);

    [LoggerMessage(EventId = 5, EventName = nameof(SignedOut), Level = LogLevel.Information, Message = "User {UserId} signed out of session {SessionId} from {Client}")]
    private partial void SignedOut(Guid userId, Guid sessionId, string? client);

    [LoggerMessage(EventId = 6, EventName = nameof(RefreshTokenReused), Level = LogLevel.Warning, Message = "An old refresh token of user {UserId} was used from {Client}; session {SessionId} is ended")]
    private partial void RefreshTokenReused(Guid userId, Guid sessionId, string? client);

    [LoggerMessage(EventId = 7, EventName = nameof(Reauthenticated), Level = LogLevel.Information, Message = "User {UserId} confirmed session {SessionId} from {Client}")]
    private partial void Reauthenticated(Guid userId, Guid? sessionId, string? client);

    [LoggerMessage(EventId = 8, EventName = nameof(ReauthenticationFailed), Level = LogLevel.Warning, Message = "A wrong password was given in session {SessionId} of user {UserId} from {Client}")]
    private partial void ReauthenticationFailed(Guid userId, Guid? sessionId, string? client);

    [LoggerMessage(EventId = 9, EventName = nameof(ReauthenticationPaused), Level = LogLevel.Warning, Message = "A password in session {SessionId} of user {UserId} from {Client} was refused: passwords are paused there until {Until}")]
    private partial void ReauthenticationPaused(Guid userId, Guid? sessionId, DateTimeOffset until, string? client);

    [LoggerMessage(EventId = 10, EventName = nameof(PasswordChanged), Level = LogLevel.Information, Message = "User {UserId} changed the password from {Client}; {Sessions} sessions and {Tokens} tokens ended")]
    private partial void PasswordChanged(Guid userId, int sessions, int tokens, string? client);

    [LoggerMessage(EventId = 11, EventName = nameof(SettingsChanged), Level = LogLevel.Information, Message = "User {UserId} changed settings from {Client}")]
    private partial void SettingsChanged(Guid userId, string? client);

    [LoggerMessage(EventId = 12, EventName = nameof(TokenCreated), Level = LogLevel.Information, Message = "User {UserId} created token {TokenId} with scope {Scope} from {Client}")]
    private partial void TokenCreated(Guid userId, Guid tokenId, string scope, string? client);

    [LoggerMessage(EventId = 13, EventName = nameof(TokenRevoked), Level = LogLevel.Information, Message = "User {UserId} revoked token {TokenId} from {Client}")]
    private partial void TokenRevoked(Guid userId, Guid tokenId, string? client);

    [LoggerMessage(EventId = 14, EventName = nameof(UnknownTokensLimited), Level = LogLevel.Warning, Message = "Too many unknown tokens from {Client}; its tokens are refused for a while")]
    private partial void UnknownTokensLimited(string? client);

    [LoggerMessage(EventId = 15, EventName = nameof(DataExported), Level = LogLevel.Information, Message = "User {UserId} exported all data from {Client}")]
    private partial void DataExported(Guid userId, string? client);

    [LoggerMessage(EventId = 16, EventName = nameof(AccountDeleted), Level = LogLevel.Information, Message = "User {UserId} deleted the account from {Client}")]
    private partial void AccountDeleted(Guid userId, string? client);
}
