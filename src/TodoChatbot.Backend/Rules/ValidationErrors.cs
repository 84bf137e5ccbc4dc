using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Backend.Rules;

/// <summary>Collects what is wrong with a request, so that a person sees all of it at once.</summary>
internal sealed class ValidationErrors
{
    private readonly Dictionary<string, List<string>> _broken = [];

    /// <summary>Notes a broken rule.</summary>
    /// <param name="field">The field as named in C#: <c>Due.TimeZone</c>.</param>
    /// <param name="sentence">What is wrong, with which value, and the mend.</param>
    public void Add(string field, string sentence) => AddWire(RequestValidationException.WireName(field), sentence);

    /// <summary>How many rules are broken.</summary>
    public int Count => _broken.Values.Sum(sentences => sentences.Count);

    /// <summary>Notes a broken rule of a field that is named as on the wire.</summary>
    public void AddWire(string name, string sentence)
    {
        if (!_broken.TryGetValue(name, out var sentences))
        {
            _broken[name] = sentences = [];
        }

        sentences.Add(sentence);
    }

    /// <summary>True when a rule of this field is broken.</summary>
    public bool Has(string field) => _broken.ContainsKey(RequestValidationException.WireName(field));

    /// <summary>Checks the attributes of a contract and of the contracts inside it, and that a database can keep its texts.</summary>
    public void CheckAttributes(object contract, string prefix = "")
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(contract, new ValidationContext(contract), results, validateAllProperties: true);
        foreach (var result in results)
        {
            Add(prefix + result.MemberNames.FirstOrDefault(), result.ErrorMessage ?? "This value is not allowed.");
        }

        foreach (var property in contract.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0))
        {
            CheckInner(property.GetValue(contract), $"{prefix}{property.Name}");
        }
    }

    /// <summary>Throws when a rule is broken.</summary>
    public void ThrowIfBroken()
    {
        if (_broken.Count > 0)
        {
            throw new RequestValidationException(_broken.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()));
        }
    }

    private void CheckInner(object? value, string path)
    {
        switch (value)
        {
            case string text when TextRules.ProblemWith(text) is { } problem:
                Add(path, problem);
                break;
            case not null when IsContract(value):
                CheckAttributes(value, path + ".");
                break;
            case IEnumerable items and not string:
                foreach (var item in items)
                {
                    CheckInner(item, path);
                }

                break;
        }
    }

    private static bool IsContract(object? value) =>
        value?.GetType() is { IsClass: true } type && type != typeof(string) && type.Assembly == typeof(Contracts.Limits).Assembly;
}
