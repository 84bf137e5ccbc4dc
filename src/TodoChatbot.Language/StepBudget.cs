namespace TodoChatbot.Language;

/// <summary>
/// Counts the steps of one call of the engine, so that no text takes long. A step is a small, bounded piece of work: a rule tried,
/// a word taken, a day looked at.
/// </summary>
internal sealed class StepBudget(int maxSteps = StepBudget.MaxSteps, CancellationToken cancellationToken = default)
{
    /// <summary>Steps after which a text counts as not understood. 10,000 characters of ordinary sentences take about a fifth of it.</summary>
    public const int MaxSteps = 1_000_000;

    /// <summary>How deep phrases may be nested: "the day before the day before christmas" is two. The call stack grows with it.</summary>
    public const int MaxDepth = 32;

    // How often the limit and the cancellation token are looked at.
    private const int StepsBetweenChecks = 1024;

    // The first step looks at the token, so that a short text notices it, too.
    private int _checked;
    private int _granted;
    private int _untilCheck;
    private int _depth;

    /// <summary>Steps taken so far.</summary>
    public int Used => _checked + _granted - _untilCheck;

    /// <summary>Takes a step.</summary>
    /// <exception cref="StepBudgetExceededException">The budget is used up.</exception>
    /// <exception cref="OperationCanceledException">The caller no longer wants the result.</exception>
    public void Spend()
    {
        if (--_untilCheck < 0)
            Check();
    }

    /// <inheritdoc cref="Spend()"/>
    public void Spend(int steps)
    {
        _untilCheck -= steps;
        if (_untilCheck < 0)
            Check();
    }

    /// <summary>Enters a phrase inside a phrase; <see cref="Leave"/> ends it.</summary>
    /// <exception cref="StepBudgetExceededException">The phrases are nested too deep.</exception>
    public void Enter()
    {
        if (++_depth > MaxDepth)
            throw new StepBudgetExceededException();
    }

    /// <summary>Leaves what <see cref="Enter"/> entered.</summary>
    public void Leave() => _depth--;

    private void Check()
    {
        cancellationToken.ThrowIfCancellationRequested();
        _checked = Used;
        if (_checked > maxSteps)
            throw new StepBudgetExceededException();

        _granted = _untilCheck = Math.Min(maxSteps - _checked, StepsBetweenChecks);
    }
}
