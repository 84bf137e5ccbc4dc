using System.Net;
using System.Net.Mime;
using TodoChatbot.Contracts;
using TodoChatbot.Frontend.Backend.Sending;

namespace TodoChatbot.Frontend.Backend;

/// <summary>Speaks the wire's language with the backend, for the clients of the features.</summary>
internal sealed class BackendApi(HttpClient http, Outages outages)
{
    /// <summary>Reads what must be there.</summary>
    /// <exception cref="BackendException">It is not, or the backend cannot answer.</exception>
    public async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);
        return response.IsSuccessStatusCode
            ? await ReadAsync<T>(response, cancellationToken)
            : throw new BackendException(await BackendProblem.ReadAsync(response, cancellationToken));
    }

    /// <summary>Reads what may not be there.</summary>
    /// <returns>Null when it is not.</returns>
    /// <exception cref="BackendException">The backend cannot answer.</exception>
    public async Task<T?> FindAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);
        return response.IsSuccessStatusCode ? await ReadAsync<T>(response, cancellationToken)
            : response.StatusCode == HttpStatusCode.NotFound ? null
            : throw new BackendException(await BackendProblem.ReadAsync(response, cancellationToken));
    }

    /// <summary>Asks for a change.</summary>
    /// <exception cref="BackendException">The backend cannot answer, or no longer knows the session.</exception>
    public async Task<Result<T>> SendAsync<T>(BackendRequest request, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request.ToMessage(), cancellationToken);
        return response.IsSuccessStatusCode
            ? Result<T>.Success(await ReadAsync<T>(response, cancellationToken))
            : Result<T>.Failure(await RefusalAsync(response, cancellationToken));
    }

    /// <summary>Asks for a change that answers nothing.</summary>
    /// <exception cref="BackendException">The backend cannot answer, or no longer knows the session.</exception>
    public async Task<Result<NoContent>> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request.ToMessage(), cancellationToken);
        return response.IsSuccessStatusCode
            ? Result<NoContent>.Success(default)
            : Result<NoContent>.Failure(await RefusalAsync(response, cancellationToken));
    }

    /// <summary>Opens a stream of events; the caller disposes of the answer.</summary>
    /// <exception cref="BackendException">The backend cannot answer, or no longer knows the session.</exception>
    public async Task<Result<HttpResponseMessage>> OpenAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var response = await SendAsync(request.ToMessage(MediaTypeNames.Text.EventStream), cancellationToken, HttpCompletionOption.ResponseHeadersRead);
        if (response.IsSuccessStatusCode)
        {
            return Result<HttpResponseMessage>.Success(response);
        }

        using (response)
        {
            return Result<HttpResponseMessage>.Failure(await RefusalAsync(response, cancellationToken));
        }
    }

    private static async Task<BackendProblem> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var problem = await BackendProblem.ReadAsync(response, cancellationToken);
        var wasSignedIn = response.RequestMessage?.Headers.Authorization is not null;
        return problem.Status >= StatusCodes.Status500InternalServerError || (problem.Status == StatusCodes.Status401Unauthorized && wasSignedIn)
            ? throw new BackendException(problem)
            : problem;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        try
        {
            return await http.SendAsync(request, completion, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new BackendException(outages.Describe(exception, RepeatRule.IsRepeatable(request)));
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken) =>
        await response.Content.ReadFromJsonAsync<T>(Wire.Json, cancellationToken) ?? throw new InvalidDataException("The backend answered null.");
}
