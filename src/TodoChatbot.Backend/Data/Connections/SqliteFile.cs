using Microsoft.Data.Sqlite;
using TodoChatbot.Backend.Data.Outages;

namespace TodoChatbot.Backend.Data.Connections;

/// <summary>The SQLite file: private to the user that the process runs as, and its failures explained to the operator.</summary>
internal static class SqliteFile
{
    private const string Elsewhere = "or set Database:Path to another file (environment variable Database__Path).";

    /// <summary>
    /// Makes the file and its folder where they are missing, and tries it. SQLite gives the files beside it (<c>-wal</c>, <c>-shm</c>) the mode of the file.
    /// </summary>
    /// <exception cref="DatabaseFileException">The file cannot be used.</exception>
    public static void Prepare(string path)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            using (PrivateFile.Open(path, FileMode.OpenOrCreate))
            {
                // Only its being there and writable matters.
            }

            foreach (var file in new[] { path, path + "-wal", path + "-shm" }.Where(File.Exists))
            {
                PrivateFile.Narrow(file);
            }

            Probe(path);
        }
        catch (SqliteException exception) when (SentenceFor(exception, path) is { } sentence)
        {
            throw new DatabaseFileException(sentence, exception);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new DatabaseFileException(
                File.Exists(path) ? SentenceFor(SqliteResult.ReadOnly, path) : SentenceFor(SqliteResult.CannotOpen, path), exception);
        }
    }

    /// <summary>What is wrong with the file and how to fix it; null when the exception is about something else.</summary>
    public static string? SentenceFor(Exception? exception, string path) => exception switch
    {
        null => null,
        DatabaseFileException unusable => unusable.Message,
        SqliteException sqlite when DatabaseOutage.CauseOf(sqlite) is not (null or OutageCause.NotMigrated) => SentenceFor(
            sqlite.SqliteExtendedErrorCode == SqliteResult.SharedMemoryFull ? SqliteResult.Full : sqlite.SqliteErrorCode, path),
        _ => SentenceFor(exception.InnerException, path),
    };

    // Reads and writes a little, so that an unusable file is found before anything depends on it. With a write-ahead log readers and the
    // writer do not wait for each other.
    private static void Probe(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; SELECT count(*) FROM sqlite_master";
        command.ExecuteScalar();
    }

    private static string SentenceFor(int code, string path)
    {
        var file = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(file);
        return $"Database:Path is “{file}”, " + code switch
        {
            SqliteResult.ReadOnly or SqliteResult.NoPermission =>
                $"which can't be written. Let the user of this process write to the file and to its folder “{folder}”, {Elsewhere}",
            SqliteResult.Corrupt => $"which is damaged. Restore a backup into a new file with “todo-backend restore”, {Elsewhere}",
            SqliteResult.NotADatabase => $"which isn't a SQLite database. Move it away, {Elsewhere}",
            SqliteResult.Full => $"on a disk that is full. Free space on the disk, {Elsewhere}",
            SqliteResult.InputOutput => $"which can't be read or written without errors. Check the disk, {Elsewhere}",
            SqliteResult.Busy or SqliteResult.Locked => $"which another process is using. Stop that process: SQLite is for one process, {Elsewhere}",
            _ => $"which can't be opened or created. Let the user of this process write to the folder “{folder}”, {Elsewhere}",
        };
    }
}
