using System.Reflection;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using TodoChatbot.Contracts;
using TodoChatbot.Language;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace TodoChatbot.Backend.Tests.Architecture;

/// <summary>The directions in which the parts may depend on each other.</summary>
public sealed class DependencyTests
{
    private const string Root = "TodoChatbot.Backend";

    private static readonly ArchUnitNET.Domain.Architecture Backend = new ArchLoader().LoadAssembly(typeof(Program).Assembly).Build();

    [Theory]
    [InlineData("Chat", "Retention")]
    [InlineData("Assistant", "Chat", "Retention")]
    [InlineData("Tasks", "Assistant", "Chat", "Retention")]
    [InlineData("Activity", "Tasks", "Assistant", "Chat", "Retention")]
    [InlineData("Accounts", "Activity", "Tasks", "Assistant", "Chat", "Retention")]
    [InlineData("Broadcasting", "Activity", "Tasks", "Assistant", "Chat", "Retention")]
    [InlineData("Data", "Accounts", "Activity", "Broadcasting", "Tasks", "Assistant", "Chat", "Retention")]
    [InlineData("Rules", "Accounts", "Activity", "Broadcasting", "Data", "Hosting", "Tasks", "Assistant", "Chat", "Retention")]
    public void A_part_depends_only_on_the_parts_below_it(string part, params string[] above)
    {
        foreach (var other in above)
        {
            In(part).Should().NotDependOnAny(In(other)).Check(Backend);
        }
    }

    [Fact]
    public void The_task_service_and_what_it_needs_know_no_entry_point()
    {
        var entryPoints = Types().That().HaveNameEndingWith("Endpoints").Or().HaveNameContaining("Endpoints`");

        In("Tasks").And().DoNotResideInNamespaceMatching(@"\.Tasks\.Tools(\.|$)").And().DoNotHaveNameEndingWith("Feature")
            .Should().NotDependOnAny(In("Tasks.Tools")).Check(Backend);
        In("Tasks").And().DoNotHaveNameContaining("Endpoints").And().DoNotHaveNameEndingWith("Feature")
            .Should().NotDependOnAny(entryPoints).Check(Backend);
    }

    [Fact]
    public void Entry_points_do_not_know_each_other()
    {
        In("Tasks.Tools").Should().NotDependOnAny(In("Tasks.Bulk")).Check(Backend);
        Types().That().HaveNameContaining("Endpoints").Should().NotDependOnAny(In("Tasks.Tools")).Check(Backend);
    }

    [Fact]
    public void Contracts_have_no_dependencies() => References(typeof(Wire).Assembly).ShouldBeEmpty();

    [Fact]
    public void The_language_engine_depends_on_NodaTime_alone() => References(typeof(TodoLanguage).Assembly).ShouldBe(["NodaTime"]);

    [Fact]
    public void The_backend_does_not_know_the_page() => References(typeof(Program).Assembly).ShouldNotContain("TodoChatbot.Frontend");

    private static GivenTypesConjunction In(string part) =>
        Types().That().ResideInNamespaceMatching($@"^{Root.Replace(".", @"\.", StringComparison.Ordinal)}\.{part.Replace(".", @"\.", StringComparison.Ordinal)}(\.|$)");

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not "netstandard");
}
