using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Trust;

[UnsupportedOSPlatform("windows")]
public sealed partial class AttackTests
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Readable = Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ReadOnlyFolder =
        UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public enum Fault
    {
        FolderNotWritable,
        FileReadOnly,
        Corrupted,
        NotADatabase,
    }

    [Theory]
    [InlineData(Fault.FolderNotWritable, "can't be opened or created")]
    [InlineData(Fault.FileReadOnly, "can't be written")]
    [InlineData(Fault.Corrupted, "is damaged")]
    [InlineData(Fault.NotADatabase, "isn't a SQLite database")]
    public async Task A_file_that_cannot_be_used_ends_the_start_with_one_sentence_that_names_the_setting_and_the_fix(Fault fault, string words)
    {
        var folder = Directory.CreateTempSubdirectory("todo-file-");
        var file = Path.Combine(folder.FullName, "todo.db");
        await BreakAsync(fault, file);

        var (exitCode, output) = await BackendProgram.RunUnprivilegedAsync(Database.Sqlite, file, ["serve"]);

        exitCode.ShouldBe(1, output);
        var line = JsonSerializer.Deserialize<JsonElement>(output.Trim());
        line.GetProperty("LogLevel").GetString().ShouldBe("Critical");
        var sentence = line.GetProperty("Message").GetString().ShouldNotBeNull();
        sentence.ShouldStartWith($"Database:Path is “{file}”");
        sentence.ShouldContain(words);
        sentence.ShouldContain("Database__Path");
        output.ShouldNotContain("   at ", customMessage: "a stack trace helps nobody here");

        File.SetUnixFileMode(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("migrate")]
    [InlineData("export")]
    public async Task The_other_commands_say_it_as_well(string verb)
    {
        var folder = Directory.CreateTempSubdirectory("todo-file-");
        var file = Path.Combine(folder.FullName, "todo.db");
        await BreakAsync(Fault.NotADatabase, file);

        var (exitCode, output) = await BackendProgram.RunAsync(Database.Sqlite, file, [verb]);

        exitCode.ShouldBe(1, output);
        output.ShouldContain("isn't a SQLite database");
        output.ShouldContain("Database__Path");
        output.ShouldNotContain("   at ");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task While_the_disk_is_full_nothing_is_saved_and_everything_can_be_read()
    {
        var disk = new Disk();
        await using var app = await BackendApp.StartAsync(Database.Sqlite, services => services.AddSingleton<ISaveChangesInterceptor>(disk));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        var token = ann.WithToken((await ann.CreateTokenAsync(TokenScope.Read)).Token);
        disk.IsFull = true;

        using var refused = await FillAsync(ann);
        var problem = await refused.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, ErrorCodes.ServiceUnavailable);
        problem.GetProperty("reason").GetString().ShouldBe("database_storage_full");
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldNotContain("quota");
        (await ann.ListAsync()).ShouldContain(task => task.Title == "Buy milk", "reading goes on at once");
        (await token.ListAsync()).ShouldNotBeEmpty("noting when a token was used is no reason to refuse it");

        disk.IsFull = false;
        (await ann.AddAsync("Buy bread")).Title.ShouldBe("Buy bread", "nobody waits for a pause to end");
    }

    [Fact]
    public async Task The_database_the_files_beside_it_and_exports_are_private_to_their_user()
    {
        var folder = Directory.CreateTempSubdirectory("todo-file-");
        var file = Path.Combine(folder.FullName, "data", "todo.db");
        var export = Path.Combine(folder.FullName, "export.jsonl");

        await using (var backend = await BackendProgram.ServeAsync(Database.Sqlite, file))
        {
            using var ann = await backend.SignUpAsync();
            foreach (var each in new[] { file, file + "-wal", file + "-shm" })
            {
                File.GetUnixFileMode(each).ShouldBe(Private, each);
            }
        }

        File.SetUnixFileMode(file, Readable);
        (await BackendProgram.RunAsync(Database.Sqlite, file, ["migrate"])).ExitCode.ShouldBe(0);
        (await BackendProgram.RunAsync(Database.Sqlite, file, ["export", export])).ExitCode.ShouldBe(0);

        File.GetUnixFileMode(file).ShouldBe(Private, "a file of an earlier version is made private");
        File.GetUnixFileMode(export).ShouldBe(Private);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_deleted_account_leaves_nothing_in_the_file()
    {
        const string Mark = "zanzibar";
        await using var app = await BackendApp.StartAsync(Database.Sqlite);
        var ann = await app.SignUpAsync($"{Mark}-ann");
        for (var number = 0; number < 50; number++)
        {
            await ann.AddAsync(new TaskFields($"{Mark} {number}", new string('x', 500) + Mark));
        }

        await ann.LiveAsync($"{Mark} ");
        CountIn(app.Location, Mark).ShouldBeGreaterThan(50, "it was there");

        using var deleted = await ann.Client.TryAsync(HttpMethod.Delete, "/api/users/me", new DeleteAccount(Person.Password));

        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        CountIn(app.Location, Mark).ShouldBe(0);
    }

    private static async Task BreakAsync(Fault fault, string file)
    {
        switch (fault)
        {
            case Fault.FolderNotWritable:
                File.SetUnixFileMode(Path.GetDirectoryName(file)!, ReadOnlyFolder);
                return;
            case Fault.NotADatabase:
                await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("This is a letter and not a database.\n", 200)));
                break;
            case Fault.Corrupted:
                var content = await File.ReadAllBytesAsync(await MigratedAsync());
                content.AsSpan(100, 2_000).Fill(0x7F);
                await File.WriteAllBytesAsync(file, content);
                break;
            default:
                File.Copy(await MigratedAsync(), file);
                break;
        }

        var folder = Path.GetDirectoryName(file)!;
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | ReadOnlyFolder | UnixFileMode.OtherWrite);
        File.SetUnixFileMode(file, fault == Fault.FileReadOnly ? Readable & ~UnixFileMode.UserWrite : Readable | UnixFileMode.OtherWrite);
    }

    private static Task<string> MigratedAsync() => Databases.CreateAsync(Database.Sqlite);

    private static async Task<HttpResponseMessage> FillAsync(Person person)
    {
        for (var number = 0; ; number++)
        {
            var response = await person.Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields($"Task {number}", new string('x', 2_000)));
            if (!response.IsSuccessStatusCode)
            {
                return response;
            }
        }
    }

    // As grep finds it, in whatever state the file is.
    private static int CountIn(string file, string mark) => new[] { file, file + "-wal" }.Where(File.Exists).Sum(each =>
    {
        using var stream = new FileStream(each, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd().Split(mark).Length - 1;
    });

    /// <summary>A disk that is full when the test says so: the file may not grow, which SQLite reports as a full disk.</summary>
    private sealed class Disk : DbConnectionInterceptor, ISaveChangesInterceptor
    {
        private const string Unlimited = "4294967294";

        public bool IsFull { get; set; }

        public override Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (connection is SqliteConnection)
            {
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA page_count";
                var pages = IsFull ? Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) : Unlimited;
                command.CommandText = $"PRAGMA max_page_count = {pages}";
                command.ExecuteNonQuery();
            }

            return Task.CompletedTask;
        }
    }
}
