using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks;

/// <summary>The ETags of tasks, and the conditions that requests state with them (RFC 9110, section 13.1).</summary>
internal static class TaskETag
{
    private const int HashBytes = 8;

    /// <summary>The ETag of a task that was written: its version.</summary>
    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>
    /// The ETag of a task that was read: its version and a hash of the answer, because a renamed project or a changed subtask changes the
    /// answer and not the version.
    /// </summary>
    public static EntityTagHeaderValue OfAnswer(TaskItem item)
    {
        var hash = Base64Url.EncodeToString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(item, Wire.Json)).AsSpan(0, HashBytes));
        return new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{item.Version}.{hash}\""));
    }

    /// <summary>True when the client has the answer already: <c>If-None-Match</c> lists its ETag, weak or strong, or is <c>*</c>.</summary>
    public static bool IsKnown(EntityTagHeaderValue tag, string? ifNoneMatch) =>
        !string.IsNullOrWhiteSpace(ifNoneMatch)
        && TagsOf("If-None-Match", ifNoneMatch).Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));

    /// <summary>The versions that <c>If-Match</c> allows. A weak ETag allows none. Null when any version is allowed.</summary>
    public static IReadOnlyCollection<int>? VersionsOf(string? ifMatch)
    {
        if (string.IsNullOrWhiteSpace(ifMatch))
        {
            return null;
        }

        if (int.TryParse(ifMatch, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return [number];
        }

        var tags = TagsOf("If-Match", ifMatch);
        return tags.Contains(EntityTagHeaderValue.Any) ? null : [.. tags.Where(tag => !tag.IsWeak).Select(VersionOf).OfType<int>()];
    }

    private static IList<EntityTagHeaderValue> TagsOf(string header, string value) => EntityTagHeaderValue.TryParseStrictList([value], out var tags)
        ? tags
        : throw RequestValidationException.For(header, Messages.Format("Tasks_EtagUnreadable", value, header));

    // "7", or "7.hash" of an answer.
    private static int? VersionOf(EntityTagHeaderValue tag) =>
        int.TryParse(tag.Tag.AsSpan().Trim('"').ToString().Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
