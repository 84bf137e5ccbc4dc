using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Backend.Activity.Quotas;

/// <summary>A user would store more than one user may. The sentence names the limit and what to do.</summary>
internal sealed class QuotaExceededException(string sentence) : ValidationException(sentence);
