using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace TodoChatbot.Frontend.Tests.Fixture;

/// <summary>As much of a browser as a test without script needs: it keeps cookies, fills in forms and follows no redirect by itself.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly Uri _server;
    private readonly Uri _shown;
    private readonly Dictionary<string, string> _cookies = [];

    public Browser(Uri server, Uri shown) => (_server, _shown) = (server, shown);

    /// <summary>The cookies as the server set them, with their attributes.</summary>
    public IReadOnlyDictionary<string, string> SetCookies => _setCookies;

    private readonly Dictionary<string, string> _setCookies = [];

    /// <summary>Headers that go along with every request.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>The same cookies in another browser.</summary>
    public Browser CarryTo(Browser other)
    {
        foreach (var (name, value) in _cookies)
        {
            other._cookies[name] = value;
        }

        return other;
    }

    public bool HasCookie(string name) => _cookies.ContainsKey(name);

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<string> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        return html;
    }

    /// <summary>Fills in the first form of a page that is sent to an address, and sends it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="action">Where the form is sent to.</param>
    /// <param name="values">What the person fills in.</param>
    public Task<HttpResponseMessage> SubmitAsync(string html, string action, params (string Name, string Value)[] values) =>
        PostAsync(action, [.. HiddenFields(html, action), .. values]);

    /// <summary>Presses a button of the form that all lists share.</summary>
    public Task<HttpResponseMessage> PressAsync(string html, string action, params (string Name, string Value)[] values) =>
        PostAsync(action, [.. Fields(FormById(html, "act")), .. values]);

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] values) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Name, value.Value))),
        });

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        request.RequestUri = new Uri(_server, request.RequestUri!);
        request.Headers.Host = _shown.Authority;
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await _http.SendAsync(request, completion, TestContext.Current.CancellationToken);
        KeepCookies(response.Headers);
        return response;
    }

    public void Dispose() => _http.Dispose();

    private void KeepCookies(HttpResponseHeaders headers)
    {
        foreach (var cookie in headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var (name, rest) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            _setCookies[name] = cookie;
            if (rest.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            {
                _cookies.Remove(name);
            }
            else
            {
                _cookies[name] = rest.Split(';')[0];
            }
        }
    }

    private static IEnumerable<(string Name, string Value)> HiddenFields(string html, string action)
    {
        var form = Forms().Matches(html).FirstOrDefault(form => Attribute(form.Value, "action") is { } target && Resolve(html, target) == action)
            ?? throw new ShouldAssertException($"No form is sent to {action} in: {html}");
        return Fields(form.Value);
    }

    /// <summary>The path that a page's link or form leads to, as a browser reads it.</summary>
    public static string Resolve(string html, string address) => new Uri(
        new Uri($"http://site{(BaseAddress().Match(html) is { Success: true } match ? match.Groups[1].Value : "/")}"), WebUtility.HtmlDecode(address)).PathAndQuery;

    private static string FormById(string html, string id) =>
        Forms().Matches(html).FirstOrDefault(form => Attribute(form.Value, "id") == id)?.Value
            ?? throw new ShouldAssertException($"There is no form {id} in: {html}");

    private static IEnumerable<(string Name, string Value)> Fields(string form) => HiddenInputs().Matches(form)
        .Select(input => (Attribute(input.Value, "name"), Attribute(input.Value, "value")))
        .Where(field => field.Item1 is not null)
        .Select(field => (WebUtility.HtmlDecode(field.Item1!), WebUtility.HtmlDecode(field.Item2 ?? string.Empty)));

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag[..(tag.IndexOf('>', StringComparison.Ordinal) + 1)], $" {name}=\"([^\"]*)\"") is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<base href=\"([^\"]*)\"")]
    private static partial Regex BaseAddress();

    [GeneratedRegex("<input type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenInputs();
}
