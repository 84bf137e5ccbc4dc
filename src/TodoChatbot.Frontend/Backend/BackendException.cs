namespace TodoChatbot.Frontend.Backend;

/// <summary>The backend did not answer what a page cannot do without.</summary>
internal sealed class BackendException(BackendProblem problem) : Exception(problem.Sentence)
{
    public BackendProblem Problem { get; } = problem;
}
