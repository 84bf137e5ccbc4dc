using System.Diagnostics.CodeAnalysis;

namespace TodoChatbot.Frontend.Backend;

/// <summary>What came of something a person asked for: it was done, or refused with a reason to show.</summary>
internal sealed class Result<T>
{
    private readonly T? _value;
    private readonly BackendProblem? _problem;

    private Result(T? value, BackendProblem? problem) => (_value, _problem) = (value, problem);

    public static Result<T> Success(T value) => new(value, null);

    public static Result<T> Failure(BackendProblem problem) => new(default, problem);

    /// <summary>True when a rule, or what is stored, is against it.</summary>
    public bool IsFailure([NotNullWhen(true)] out BackendProblem? problem, [MaybeNullWhen(true)] out T value)
    {
        (problem, value) = (_problem, _value);
        return _problem is not null;
    }
}
