namespace TodoChatbot.Frontend.Backend;

/// <summary>The backend did not answer what a page cannot do without.</summary>
internal sealed class BackendException(BackendProblem problem) : Exception(problem.Sentence)
{
    public BackendProblem Problem { get; } = problem;

    /// <summary>True when the backend refused the request as invalid (400).</summary>
    public bool IsRefusal => Problem.Status == StatusCodes.Status400BadRequest;
}
