using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;
using TodoChatbot.Backend.Data.Backups;
using TodoChatbot.Backend.Data.Connections;
using TodoChatbot.Backend.Data.Outages;
using TodoChatbot.ServiceDefaults.Secrets;

namespace TodoChatbot.Backend.Data;

/// <summary>The database: PostgreSQL when DATABASE_URL is set, else a SQLite file.</summary>
internal static class DataFeature
{
    public static IServiceCollection AddData(this IServiceCollection services)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        services.AddOptions<DatabaseAddress>().BindConfiguration(string.Empty).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseAddress>, DatabaseAddressValidator>();

        services.AddSingleton<DatabaseCircuitBreaker>();
        services.AddSingleton<StatementTimeouts>();
        services.AddSingleton<SqliteConnectionSettings>();
        services.AddSingleton(OpenPostgres);
        services.AddDbContext<SqliteAppDbContext>(UseSqlite);
        services.AddDbContext<PostgresAppDbContext>(UsePostgres);
        services.AddScoped<AppDbContext>(provider => IsPostgres(provider)
            ? provider.GetRequiredService<PostgresAppDbContext>()
            : provider.GetRequiredService<SqliteAppDbContext>());
        services.AddSingleton<Migrator>();
        services.AddScoped<Backup>();
        return services;
    }

    private static bool IsPostgres(IServiceProvider provider) =>
        !string.IsNullOrWhiteSpace(provider.GetRequiredService<IOptions<DatabaseAddress>>().Value.Url);

    private static void UseSqlite(IServiceProvider provider, DbContextOptionsBuilder builder)
    {
        var options = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        builder
            .UseSqlite($"Data Source={options.Path};Foreign Keys=True;Default Timeout={options.CommandTimeout}")
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(
            [
                provider.GetRequiredService<DatabaseCircuitBreaker>(),
                provider.GetRequiredService<SqliteConnectionSettings>(),
                .. provider.GetServices<ISaveChangesInterceptor>(),
            ]);
    }

    private static void UsePostgres(IServiceProvider provider, DbContextOptionsBuilder builder)
    {
        var options = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        builder
            .UseNpgsql(
                provider.GetRequiredService<NpgsqlDataSource>(),
                npgsql => npgsql.EnableRetryOnFailure(options.Retries, TimeSpan.FromSeconds(options.RetryDelay), errorCodesToAdd: null))
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(
            [
                provider.GetRequiredService<DatabaseCircuitBreaker>(),
                provider.GetRequiredService<StatementTimeouts>(),
                .. provider.GetServices<ISaveChangesInterceptor>(),
            ]);
    }

    private static NpgsqlDataSource OpenPostgres(IServiceProvider provider)
    {
        var address = provider.GetRequiredService<LastValidOptions<DatabaseAddress>>();
        var options = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var first = Current();
        first.Password = null;
        var builder = new NpgsqlDataSourceBuilder(first.ConnectionString);

        // Asked for each new connection, so that a rotated password needs no restart.
        builder.UsePasswordProvider(
            _ => Current().Password ?? string.Empty,
            (_, _) => ValueTask.FromResult(Current().Password ?? string.Empty));
        return builder.Build();

        NpgsqlConnectionStringBuilder Current() =>
            DatabaseUrl.TryParse(address.Value.Url ?? string.Empty, options, out var connection, out var problem)
                ? connection
                : throw new OptionsValidationException(nameof(DatabaseAddress), typeof(DatabaseAddress), [problem]);
    }
}
