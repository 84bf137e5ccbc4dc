using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Frontend.Hosting;

/// <summary>A whole number from one to another. The generated validators replace <see cref="RangeAttribute"/> by one that forgets its message.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BetweenAttribute(int least, int most) : ValidationAttribute
{
    public override bool IsValid(object? value) => value is int number && number >= least && number <= most;
}
