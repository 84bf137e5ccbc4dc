using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Tests.Data;

/// <summary>Everything can be taken out and put into another database, also of the other kind.</summary>
public sealed class BackupTests
{
    [Theory, EveryDatabase]
    public async Task What_is_exported_and_restored_elsewhere_and_back_is_the_same(Database database)
    {
        Assert.SkipWhen(PostgresServer.Reason is not null, PostgresServer.Reason ?? "");
        var otherKind = database == Database.Sqlite ? Database.Postgres : Database.Sqlite;
        var folder = Directory.CreateTempSubdirectory("todo-backup-");
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.LiveAsync("Äpfel & “Birnen” ");
        await (await app.SignUpAsync("bob")).LiveAsync();
        var rows = await app.RowsAsync();
        var (elsewhere, back) = (await Databases.CreateEmptyAsync(otherKind), await Databases.CreateEmptyAsync(database));

        var first = await ExportAsync(database, app.Location, folder, "first");
        await RestoreAsync(otherKind, elsewhere, first);
        var second = await ExportAsync(otherKind, elsewhere, folder, "second");
        await RestoreAsync(database, back, second);

        LinesOf(second).ShouldBe(LinesOf(first));
        await using var restored = BackendApp.On(database, back);
        (await restored.RowsAsync()).ShouldBe(rows);
        await using var moved = BackendApp.On(otherKind, elsewhere);
        foreach (var other in new[] { restored, moved })
        {
            var session = await other.CreateClient().PostAsync<Session>("/api/auth/login", new Login(ann.Email, Person.Password));
            var person = new Person(other, other.CreateClient(), session);
            (await person.ListAsync("?q=apfel")).ShouldNotBeEmpty("the search index came along");
            (await person.Client.GetAsync<Page<ConversationItem>>("/api/conversations")).Items.ShouldHaveSingleItem();
            (await person.AddAsync("The numbers go on")).Number.ShouldBe((await ann.ListAsync("?limit=200")).Max(task => task.Number) + 1);
            await person.UndoAsync(2);
        }

        await restored.DisposeAsync();
        await moved.DisposeAsync();
        await Databases.RemoveAsync(otherKind, elsewhere);
        await Databases.RemoveAsync(database, back);
        folder.Delete(recursive: true);
    }

    [Theory, EveryDatabase]
    public async Task What_cannot_be_restored_changes_nothing(Database database)
    {
        var folder = Directory.CreateTempSubdirectory("todo-backup-");
        await using var app = await BackendApp.StartAsync(database);
        await (await app.SignUpAsync("ann")).AddAsync("Buy milk");
        var backup = await ExportAsync(database, app.Location, folder, "backup");
        var nonsense = Path.Combine(folder.FullName, "nonsense");
        var broken = Path.Combine(folder.FullName, "broken");
        await File.WriteAllTextAsync(nonsense, "nonsense", TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(broken, [.. await File.ReadAllLinesAsync(backup, TestContext.Current.CancellationToken), """{"table": "users"}"""], TestContext.Current.CancellationToken);
        var empty = await Databases.CreateEmptyAsync(database);

        await ShouldFailAsync(1, "is not empty", database, app.Location, "restore", backup);
        await ShouldFailAsync(1, "not an export of Todo Chatbot", database, empty, "restore", nonsense);
        await ShouldFailAsync(1, "Nothing was restored", database, empty, "restore", broken);
        await ShouldFailAsync(2, "is not there", database, empty, "restore", Path.Combine(folder.FullName, "missing"));
        await ShouldFailAsync(2, "is there already", database, app.Location, "export", backup);

        await using var untouched = BackendApp.On(database, empty);
        (await untouched.RowsAsync()).Values.ShouldAllBe(count => count == 0);
        await untouched.DisposeAsync();
        await Databases.RemoveAsync(database, empty);
        folder.Delete(recursive: true);
    }

    private static async Task<string> ExportAsync(Database database, string location, DirectoryInfo folder, string name)
    {
        var file = Path.Combine(folder.FullName, name);
        var (exitCode, output) = await BackendProgram.RunAsync(database, location, ["export", file]);
        exitCode.ShouldBe(0, output);
        output.ShouldStartWith("Exported ");
        return file;
    }

    private static async Task RestoreAsync(Database database, string location, string file)
    {
        var (exitCode, output) = await BackendProgram.RunAsync(database, location, ["restore", file]);
        exitCode.ShouldBe(0, output);
        output.ShouldContain("Restored ");
    }

    private static async Task ShouldFailAsync(int exitCode, string sentence, Database database, string location, params string[] arguments)
    {
        var run = await BackendProgram.RunAsync(database, location, arguments);
        run.ExitCode.ShouldBe(exitCode, run.Output);
        run.Output.ShouldContain(sentence);
    }

    // The first line says when it was made; the order of rows is the database's own.
    private static IEnumerable<string> LinesOf(string file) => File.ReadLines(file).Skip(1).Order(StringComparer.Ordinal);
}
