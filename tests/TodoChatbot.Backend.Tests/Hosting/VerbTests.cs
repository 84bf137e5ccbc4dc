using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>What the program says and answers to a shell.</summary>
public sealed class VerbTests
{
    [Theory, EveryDatabase]
    public async Task Check_is_content_with_a_complete_configuration_and_an_up_to_date_database(Database database)
    {
        var location = await Databases.CreateAsync(database);

        var (exitCode, output) = await BackendProgram.RunAsync(database, location, ["check"]);

        exitCode.ShouldBe(0, output);
        output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)).ShouldBe(3, output);
        await Databases.RemoveAsync(database, location);
    }

    [Theory, EveryDatabase]
    public async Task Check_says_that_migrations_are_missing_and_how_to_run_them(Database database)
    {
        var location = await Databases.CreateEmptyAsync(database);

        var (exitCode, output) = await BackendProgram.RunAsync(database, location, ["check"]);

        exitCode.ShouldBe(1, output);
        output.ShouldContain("todo-backend migrate");
        await Databases.RemoveAsync(database, location);
    }

    [Fact]
    public async Task Check_names_every_wrong_setting_and_a_database_that_does_not_answer()
    {
        var (exitCode, output) = await BackendProgram.RunAsync(
            Database.Postgres, "postgresql://todo:the-password@127.0.0.1:9/todo", ["check"],
            ("Drain__Seconds", "-1"), ("Retention__RunDays", "0"), ("Database__Retries", "0"));

        exitCode.ShouldBe(1, output);
        output.ShouldContain("Set Drain:Seconds");
        output.ShouldContain("Set Retention:RunDays");
        output.ShouldContain("cannot be reached");
        output.ShouldNotContain("the-password");
    }

    [Fact]
    public async Task An_unknown_verb_is_a_usage_error_and_help_is_none()
    {
        var wrong = await BackendProgram.RunAsync(Database.Sqlite, "never-made.db", ["dance"]);
        var help = await BackendProgram.RunAsync(Database.Sqlite, "never-made.db", ["--help"]);

        wrong.ExitCode.ShouldBe(2, wrong.Output);
        wrong.Output.ShouldContain("“dance”");
        help.ExitCode.ShouldBe(0, help.Output);
        foreach (var verb in new[] { "serve", "migrate", "check", "test-model", "export", "restore", "smoke" })
        {
            wrong.Output.ShouldContain($"  {verb} ");
            help.Output.ShouldContain($"  {verb} ");
        }
    }

    [Fact]
    public async Task Smoke_uses_a_running_site_and_leaves_nothing_behind()
    {
        await using var app = await BackendApp.ServeAsync(Database.Sqlite, BackendApp.FlowingTime);
        using var client = app.CreateClient();

        var (exitCode, output) = await BackendProgram.RunAsync(Database.Sqlite, "never-made.db", ["smoke", client.BaseAddress!.ToString()]);
        var nobody = await BackendProgram.RunAsync(Database.Sqlite, "never-made.db", ["smoke", "http://127.0.0.1:9"]);
        var unnamed = await BackendProgram.RunAsync(Database.Sqlite, "never-made.db", ["smoke"]);

        exitCode.ShouldBe(0, output);
        (await app.RowsAsync()).Values.ShouldAllBe(count => count == 0);
        (nobody.ExitCode, unnamed.ExitCode).ShouldBe((1, 2));
    }
}
