using Npgsql;
using TodoChatbot.Backend.Data.Connections;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Data;

/// <summary>DATABASE_URL as providers print it and operators paste it.</summary>
public sealed class DatabaseAddressTests
{
    [Theory]
    [InlineData("postgresql://ann:secret@db.example/todo?sslmode=require")]
    [InlineData("postgres://ann:secret@db.example:5432/todo")]
    [InlineData("postgres://ann:secret@db.example/todo?pgbouncer=true&connection_limit=1&pool_timeout=20")]
    [InlineData("postgres://ann:secret@db.example/todo?sslmode=require&supa=base-pooler.x")]
    [InlineData("\"postgres://ann:secret@db.example/todo\"")]
    [InlineData("'postgres://ann:secret@db.example/todo'")]
    [InlineData("psql 'postgresql://ann:secret@db.example/todo?sslmode=require&channel_binding=require'")]
    [InlineData("psql postgresql://ann:secret@db.example/todo")]
    [InlineData("  postgres://ann:secret@db.example/todo\n")]
    [InlineData("Host=db.example;Username=ann;Password=secret;Database=todo")]
    [InlineData("\"Host=db.example;Username=ann;Password=secret;Database=todo\"")]
    public void Every_usual_spelling_is_read(string url)
    {
        var connection = Parse(url);

        (connection.Host, connection.Username, connection.Password, connection.Database).ShouldBe(("db.example", "ann", "secret", "todo"));
    }

    [Theory]
    [InlineData("postgres://ann:se%40cr%2Fe%23t%3F@db.example/todo", "se@cr/e#t?")]
    [InlineData("postgres://ann:se:cret@db.example/todo", "se:cret")]
    [InlineData("postgres://ann:secret@db.example/todo?application_name=ann%40home", "secret")]
    [InlineData("postgres://ann:secret@db.example/todo?application_name=ann@home", "secret")]
    public void A_password_is_what_was_percent_encoded(string url, string password) => Parse(url).Password.ShouldBe(password);

    [Theory]
    [InlineData("postgres://ann:se@cret@db.example/todo")]
    [InlineData("postgres://ann:se#cret@db.example/todo")]
    [InlineData("postgres://ann:se/cret@db.example/todo")]
    [InlineData("postgres://ann:se?cret@db.example/todo")]
    [InlineData("postgres://ann:12/34@db.example/todo")]
    [InlineData("psql 'postgres://ann:se#cret@db.example/todo'")]
    public void A_reserved_character_in_a_password_is_named_with_its_encoding(string url)
    {
        DatabaseUrl.TryParse(url, new DatabaseOptions(), out _, out var problem).ShouldBeFalse();

        problem.ShouldNotBeNull();
        problem.ShouldStartWith("DATABASE_URL");
        problem.ShouldContain("Percent-encode");
        problem.ShouldContain("%40");
        problem.ShouldNotContain("cret");
    }

    [Fact]
    public async Task The_address_for_migrations_is_named_when_it_is_the_wrong_one()
    {
        var (exitCode, output) = await BackendProgram.RunAsync(
            Database.Postgres, "postgresql://todo@127.0.0.1:9/todo", ["check"],
            ("DATABASE_DIRECT_URL", "postgres://ann:se#cret@db.example/todo"), ("Database__Retries", "0"));

        exitCode.ShouldBe(1);
        output.ShouldContain("DATABASE_DIRECT_URL can't be read");
        output.ShouldNotContain("DATABASE_URL can't be read");
    }

    [Theory]
    [InlineData("postgres://ann:secret@db.example/todo", GssEncryptionMode.Disable)]
    [InlineData("Host=db.example", GssEncryptionMode.Disable)]
    [InlineData("postgres://ann:secret@db.example/todo?gssencmode=require", GssEncryptionMode.Require)]
    [InlineData("Host=db.example;GSS Encryption Mode=Prefer", GssEncryptionMode.Prefer)]
    public void Kerberos_is_not_asked_for_unless_the_operator_wants_it(string url, GssEncryptionMode expected) =>
        Parse(url).GssEncryptionMode.ShouldBe(expected);

    private static NpgsqlConnectionStringBuilder Parse(string url)
    {
        DatabaseUrl.TryParse(url, new DatabaseOptions(), out var connection, out var problem).ShouldBeTrue(problem);
        return connection!;
    }
}
