using Microsoft.Extensions.Options;

namespace TodoChatbot.Backend.Data.Connections;

internal sealed class DatabaseAddressValidator(IOptions<DatabaseOptions> options) : IValidateOptions<DatabaseAddress>
{
    public ValidateOptionsResult Validate(string? name, DatabaseAddress address)
    {
        var problems = new[] { ("DATABASE_URL", address.Url), ("DATABASE_DIRECT_URL", address.DirectUrl) }
            .Where(setting => !string.IsNullOrWhiteSpace(setting.Item2))
            .Select(setting => DatabaseUrl.TryParse(setting.Item2!, options.Value, out _, out var problem, setting.Item1) ? null : problem)
            .OfType<string>()
            .ToList();

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
