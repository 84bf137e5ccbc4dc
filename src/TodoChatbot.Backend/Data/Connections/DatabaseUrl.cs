using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace TodoChatbot.Backend.Data.Connections;

/// <summary>
/// DATABASE_URL in the forms that providers print: a URI (<c>postgresql://user:secret@host/name?sslmode=require&amp;channel_binding=require</c>),
/// also in quotes or as the <c>psql '…'</c> command of Neon's console, or an Npgsql string (<c>Host=…;Username=…</c>).
/// </summary>
internal static class DatabaseUrl
{
    private const string PoolerSuffix = "-pooler";
    private const string Example = "postgresql://user:password@host/database?sslmode=require";
    private const string GssEncryption = "GSS Encryption Mode";

    /// <summary>Turns it into a connection string that suits a pooled, sleeping server.</summary>
    /// <param name="text">What the operator has set.</param>
    /// <param name="options">How patient to be.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="problem">What is wrong with the text, with the name of the setting and the fix.</param>
    /// <param name="setting">The name of the setting.</param>
    public static bool TryParse(
        string text,
        DatabaseOptions options,
        [NotNullWhen(true)] out NpgsqlConnectionStringBuilder? connection,
        [NotNullWhen(false)] out string? problem,
        string setting = "DATABASE_URL")
    {
        connection = null;
        var url = Unwrap(text);
        if (IsUri(url) && HasReservedCharacters(url))
        {
            problem = $"{setting} can't be read: a password or user name in it contains “@”, “/”, “?” or “#”. Percent-encode them: "
                + "write %40 for @, %2F for /, %3F for ? and %23 for #.";
            return false;
        }

        try
        {
            connection = IsUri(url) ? FromUri(new Uri(url)) : new NpgsqlConnectionStringBuilder(url);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            problem = $"{setting} cannot be read ({Describe(exception)}). Write {Example} or Host=…;Database=…;Username=…;Password=….";
            return false;
        }

        if (string.IsNullOrEmpty(connection.Host))
        {
            connection = null;
            problem = $"{setting} names no host. Write {Example}.";
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

    // psql 'postgresql://…', "postgresql://…", or the address as it is.
    private static string Unwrap(string text)
    {
        var url = text.Trim();
        if (url.StartsWith("psql ", StringComparison.OrdinalIgnoreCase))
        {
            url = url["psql ".Length..].Trim();
        }

        return url is ['\'', .. var inSingle, '\''] ? inSingle.Trim() : url is ['"', .. var inDouble, '"'] ? inDouble.Trim() : url;
    }

    // These end the user's part of a URI, so that the rest of a password would be taken for the host, the database or an option.
    private static bool HasReservedCharacters(string url)
    {
        var rest = url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var authority = rest[..(rest.IndexOfAny(['/', '?', '#']) is >= 0 and var end ? end : rest.Length)];
        var path = rest[authority.Length..];
        path = path[..(path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? query : path.Length)];
        return rest.Contains('#', StringComparison.Ordinal)
            || authority.Count(c => c == '@') > 1
            || path.Contains('@', StringComparison.Ordinal)
            || (!authority.Contains('@', StringComparison.Ordinal) && rest.Contains('@', StringComparison.Ordinal) && !HasPlainPort(authority));
    }

    private static bool HasPlainPort(string authority) =>
        authority.LastIndexOf(':') is var colon && (colon < 0 || authority.EndsWith(']') || authority[(colon + 1)..].All(char.IsAsciiDigit));

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
            case "gssencmode":
                connection[GssEncryption] = value;
                break;
            case "schema":
                connection.SearchPath = value;
                break;
            case "pgbouncer" or "connection_limit" or "pool_timeout" or "socket_timeout" or "statement_cache_size" or "supa" or "workaround":
                // For Prisma and for Supabase's own clients: nothing here depends on what a pooler cannot do.
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

        // Asking for Kerberos loads a library that the images do not have, and the loader's complaint goes into the log.
        if (!connection.ConnectionString.Contains(GssEncryption, StringComparison.OrdinalIgnoreCase))
        {
            connection.GssEncryptionMode = GssEncryptionMode.Disable;
        }
    }

    // Npgsql's messages name the key, never the value of a secret one.
    private static string Describe(Exception exception) => exception.Message.TrimEnd('.');
}
