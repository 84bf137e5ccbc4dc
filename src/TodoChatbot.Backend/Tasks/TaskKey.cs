using System.Globalization;
using System.Linq.Expressions;

namespace TodoChatbot.Backend.Tasks;

/// <summary>Names one of the caller's tasks by number or by id. What is neither names none.</summary>
internal readonly record struct TaskKey(int? Number, Guid? Id)
{
    /// <summary>Picks the task that the key names.</summary>
    public Expression<Func<TodoTask, bool>> Matches
    {
        get
        {
            var (number, id) = (Number, Id);
            return task => task.Number == number || task.Id == id;
        }
    }

    /// <summary>True for the task that the key names.</summary>
    public bool Names(TodoTask task) => task.Number == Number || task.Id == Id;

    public static TaskKey Of(int number) => new(number, null);

    public static TaskKey Of(Guid id) => new(null, id);

    /// <summary>Reads a route value; anything is a key, so that a wrong one is "not found" like any other.</summary>
    public static bool TryParse(string text, out TaskKey key)
    {
        key = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Of(number)
            : Guid.TryParse(text, out var id) ? Of(id)
            : default;
        return true;
    }
}
