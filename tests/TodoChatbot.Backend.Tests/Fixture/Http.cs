using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>Requests and answers in contracts; a failure shows the body.</summary>
internal static class Http
{
    extension(HttpClient client)
    {
        public Task<T> GetAsync<T>(string path) => client.SendAsync<T>(HttpMethod.Get, path);

        public Task<T> PostAsync<T>(string path, object? body = null) => client.SendAsync<T>(HttpMethod.Post, path, body);

        public Task<T> PatchAsync<T>(string path, object? body = null) => client.SendAsync<T>(HttpMethod.Patch, path, body);

        public Task<T> PutAsync<T>(string path, object body) => client.SendAsync<T>(HttpMethod.Put, path, body);

        /// <summary>Sends and expects success.</summary>
        public async Task<T> SendAsync<T>(HttpMethod method, string path, object? body = null)
        {
            using var response = await client.TryAsync(method, path, body);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            response.IsSuccessStatusCode.ShouldBeTrue($"{method} {path} answered {(int)response.StatusCode}: {text}");
            return JsonSerializer.Deserialize<T>(text, Wire.Json)!;
        }

        /// <summary>Sends and takes any answer.</summary>
        public async Task<HttpResponseMessage> TryAsync(
            HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(method, path);
            if (body is not null)
            {
                request.Content = body is string text
                    ? new StringContent(text, System.Text.Encoding.UTF8, "application/json")
                    : JsonContent.Create(body, body.GetType(), options: Wire.Json);
            }

            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
            }

            return await client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        /// <summary>Sends and expects a problem of this status and code.</summary>
        public async Task<JsonElement> RefusedAsync(
            HttpStatusCode status, string code, HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
        {
            using var response = await client.TryAsync(method, path, body, headers);
            return await response.ShouldBeProblemAsync(status, code);
        }
    }

    extension(HttpResponseMessage response)
    {
        public async Task<T> ReadAsync<T>() =>
            JsonSerializer.Deserialize<T>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), Wire.Json)!;

        public async Task<JsonElement> ShouldBeProblemAsync(HttpStatusCode status, string code)
        {
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(status, text);
            response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
            var problem = JsonSerializer.Deserialize<JsonElement>(text);
            problem.GetProperty("code").GetString().ShouldBe(code, text);
            return problem;
        }
    }
}
