using System.Globalization;
using System.Resources;

namespace TodoChatbot.Backend;

/// <summary>
/// Names the resource file <c>Messages.resx</c>: the sentences that replies and errors of the backend show to people. Inject
/// <c>IStringLocalizer&lt;Messages&gt;</c> to read one by its key; rules that are not injected use <see cref="Format"/>.
/// </summary>
internal sealed class Messages
{
    private static readonly ResourceManager Resources = new(typeof(Messages));

    /// <summary>The sentence of a key, in the language of the request.</summary>
    public static string Format(string key, params object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, Resources.GetString(key, CultureInfo.CurrentUICulture) ?? key, arguments);
}
