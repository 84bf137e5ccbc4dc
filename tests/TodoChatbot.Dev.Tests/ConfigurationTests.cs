using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace TodoChatbot.Dev.Tests;

/// <summary>docs/configuration.md names every key of both programs, with the default that the code has.</summary>
public sealed partial class ConfigurationTests
{
    // What both programs do alike.
    private const string Shared = "ServiceDefaults";

    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));

    [Theory]
    [InlineData("Backend")]
    [InlineData("Frontend")]
    public void Every_key_stands_there_with_its_environment_variable_and_default(string program)
    {
        var documented = RowsOf(program).ToDictionary(row => row[0], row => (row[1], row[2]));

        var real = KeysOf(program).ToDictionary(key => key.Name, key => (key.Variable, key.Default));

        documented.Keys.Order().ShouldBe(real.Keys.Order());
        foreach (var (key, expected) in real)
        {
            documented[key].ShouldBe(expected, key);
        }

        RowsOf(program).ShouldAllBe(row => row[3].Length > 10);
    }

    [Theory]
    [InlineData("Backend")]
    [InlineData("Frontend")]
    public void Variables_that_are_read_beside_the_options_stand_there_too(string program)
    {
        var names =
            from type in TypesOf(program)
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where field is { IsLiteral: true } && field.GetRawConstantValue() is string text && Variable().IsMatch(text) && field.Name.EndsWith("Key", StringComparison.Ordinal)
            select (string)field.GetRawConstantValue()!;

        names.ShouldContain("SECRETS_DIRECTORY");
        foreach (var name in names)
        {
            Document.ShouldContain($"`{name}`");
        }
    }

    [Fact]
    public void Every_section_that_the_code_binds_belongs_to_such_options()
    {
        foreach (var program in new[] { "Backend", "Frontend" })
        {
            var bound = new[] { program, Shared }
                .SelectMany(project => Directory.GetFiles(Path.Combine(Repository.Root, "src", $"TodoChatbot.{project}"), "*.cs", SearchOption.AllDirectories))
                .SelectMany(file => Bound().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups[1].Value);

            bound.Distinct().Order().ShouldBe(OptionsOf(program).Select(type => type.Name).Order());
        }
    }

    private static IEnumerable<(string Name, string Variable, string Default)> KeysOf(string program)
    {
        var shipped = new ConfigurationBuilder().AddJsonFile(Path.Combine(FolderOf(program), "appsettings.json")).Build();
        foreach (var type in OptionsOf(program))
        {
            var section = SectionOf(type);
            var defaults = Activator.CreateInstance(type);
            foreach (var property in type.GetProperties().Where(property => property.CanWrite))
            {
                var name = property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name;
                var key = section is null ? name : $"{section}:{name}";
                var variable = key.Replace(":", "__", StringComparison.Ordinal) + (IsList(property.PropertyType) ? "__0" : "");
                yield return (key, variable, shipped[key] ?? InWords(property.GetValue(defaults)));
            }
        }
    }

    private static string InWords(object? value) => value switch
    {
        null or System.Collections.ICollection { Count: 0 } => "none",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool IsList(Type type) => type != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(type);

    // Options name their section; secrets name each key.
    private static IEnumerable<Type> OptionsOf(string program) => TypesOf(program)
        .Where(type => type.IsClass && (SectionOf(type) is not null || type.GetProperties().Any(property => property.IsDefined(typeof(ConfigurationKeyNameAttribute)))));

    private static string? SectionOf(Type type) => type.GetField("Section") is { IsLiteral: true } section ? (string?)section.GetRawConstantValue() : null;

    private static IEnumerable<Type> TypesOf(string program) => new[] { program, Shared }
        .SelectMany(project => Assembly.LoadFrom(Path.Combine(FolderOf(program), $"TodoChatbot.{project}.dll")).GetTypes());

    private static string FolderOf(string program) => Path.GetDirectoryName(Repository.Program($"TodoChatbot.{program}"))!;

    // The rows of the tables below "## Backend", without the signs of Markdown.
    private static IEnumerable<string[]> RowsOf(string program) => Document
        .Split("\n## ").Single(part => part.StartsWith(program, StringComparison.Ordinal))
        .Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray());

    [GeneratedRegex("^[A-Z]+(_[A-Z]+)+$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"AddOptions<(\w+)>\(\)\.BindConfiguration")]
    private static partial Regex Bound();
}
