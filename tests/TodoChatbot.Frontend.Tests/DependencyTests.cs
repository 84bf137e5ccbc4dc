namespace TodoChatbot.Frontend.Tests;

public sealed class DependencyTests
{
    [Fact]
    public void The_page_knows_the_contracts_but_neither_the_backend_nor_the_language_engine()
    {
        var references = typeof(Program).Assembly.GetReferencedAssemblies().Select(name => name.Name).ToList();

        references.ShouldContain("TodoChatbot.Contracts");
        references.ShouldNotContain("TodoChatbot.Backend");
        references.ShouldNotContain("TodoChatbot.Language");
    }
}
