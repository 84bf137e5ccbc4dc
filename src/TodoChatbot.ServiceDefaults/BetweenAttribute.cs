using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace TodoChatbot.ServiceDefaults;

/// <summary>A number from one to another. The generated validators replace <see cref="RangeAttribute"/> by one that forgets its message.</summary>
/// <param name="least">The smallest number allowed.</param>
/// <param name="most">The largest number allowed.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BetweenAttribute(double least, double most) : ValidationAttribute
{
    /// <summary>The smallest number allowed.</summary>
    public double Least => least;

    /// <summary>The largest number allowed.</summary>
    public double Most => most;

    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is null || (value is IConvertible number && number.ToDouble(CultureInfo.InvariantCulture) is var amount && amount >= least && amount <= most);
}
