using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace TodoChatbot.Backend.Data.Connections;

/// <summary>
/// DATABASE_URL in either of its forms: Neon's URI (<c>postgresql://user:secret@host/name?sslmode=require&amp;channel_binding=require</c>)
/// or an Npgsql string (<c>Host=…;Username=…</c>).
/// </summary>
internal static class DatabaseUrl
{
    private const string PoolerSuffix = "-pooler";

    /// <summary>Turns it into a connection string that suits a pooled, sleeping server.</summary>
    public static bool TryParse(
        string url,
        DatabaseOptions options,
        [NotNullWhen(true)] out NpgsqlConnectionStringBuilder? connection,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            connection = IsUri(url) ? FromUri(new Uri(url)) : new NpgsqlConnectionStringBuilder(url);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            connection = null;
            problem = $"DATABASE_URL cannot be read ({Describe(exception)}). Write postgresql://user:password@host/database?sslmode=require "
                + "or Host=…;Database=…;Username=…;Password=….";
            return false;
        }

        if (string.IsNullOrEmpty(connection.Host))
        {
            connection = null;
            problem = "DATABASE_URL names no host. Write postgresql://user:password@host/database?sslmode=require.";
            return false;
        }

        Harden(connection, options);
        problem = null;
        return true;
    }

    /// <summary>The address for migrations: a pooler in transaction mode would lose the session's advisory lock.</summary>
    public static NpgsqlConnectionStringBuilder Direct(NpgsqlConnectionStringBuilder pooled)
    {
        var direct = new NpgsqlConnectionStringBuilder(pooled.ConnectionString) { Pooling = false };
        if (direct.Host is { } host)
        {
            // Neon: ep-name-123-pooler.eu-central-1.aws.neon.tech
            var firstDot = host.IndexOf('.', StringComparison.Ordinal);
            var label = firstDot < 0 ? host : host[..firstDot];
            if (label.EndsWith(PoolerSuffix, StringComparison.Ordinal))
            {
                direct.Host = label[..^PoolerSuffix.Length] + (firstDot < 0 ? "" : host[firstDot..]);
            }
        }

        return direct;
    }

    private static bool IsUri(string url) =>
        url.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
        };
        if (uri.Port > 0)
        {
            connection.Port = uri.Port;
        }

        var user = uri.UserInfo.Split(':', 2);
        connection.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2)
        {
            connection.Password = Uri.UnescapeDataString(user[1]);
        }

        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.Split('=', 2) is [var k, var v] ? (k, Uri.UnescapeDataString(v)) : (pair, "");
            Apply(connection, key, value);
        }

        return connection;
    }

    // The parameters of libpq that Neon and its like put into the URI, under Npgsql's names.
    private static void Apply(NpgsqlConnectionStringBuilder connection, string key, string value)
    {
        switch (key)
        {
            case "sslmode":
                // Neon writes "require", which means encrypted but unverified; the public certificate can be verified, so it is.
                connection.SslMode = value switch
                {
                    "disable" => SslMode.Disable,
                    "allow" => SslMode.Allow,
                    "prefer" => SslMode.Prefer,
                    "require" or "verify-full" => SslMode.VerifyFull,
                    "verify-ca" => SslMode.VerifyCA,
                    _ => throw new ArgumentException($"sslmode={value} is not known"),
                };
                break;
            case "channel_binding":
                connection.ChannelBinding = Enum.Parse<ChannelBinding>(value, ignoreCase: true);
                break;
            case "sslrootcert":
                connection.RootCertificate = value;
                break;
            case "connect_timeout":
                connection.Timeout = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                break;
            case "application_name":
                connection.ApplicationName = value;
                break;
            case "options":
                connection.Options = value;
                break;
            default:
                connection[key] = value;
                break;
        }
    }

    private static void Harden(NpgsqlConnectionStringBuilder connection, DatabaseOptions options)
    {
        connection.MaxPoolSize = options.MaxPoolSize;
        connection.MinPoolSize = 0;
        connection.NoResetOnClose = true;
        connection.ConnectionIdleLifetime = 60;
        connection.Timeout = options.ConnectTimeout;
        connection.CommandTimeout = options.CommandTimeout;
        connection.TcpKeepAlive = true;

        // A keepalive query would keep a sleeping server awake.
        connection.KeepAlive = 0;
        connection.ApplicationName ??= "todo-chatbot";
    }

    // Npgsql's messages name the key, never the value of a secret one.
    private static string Describe(Exception exception) => exception.Message.TrimEnd('.');
}
