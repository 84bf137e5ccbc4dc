namespace TodoChatbot.Language.Commands.Patterns;

/// <summary>Steps left for a whole sentence, so that no text, however odd, takes long.</summary>
internal sealed class StepBudget(int steps)
{
    private int _left = steps;

    public bool Spend(int steps = 1)
    {
        _left -= steps;
        return _left >= 0;
    }
}
