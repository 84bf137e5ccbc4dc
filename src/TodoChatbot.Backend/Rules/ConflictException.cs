using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Backend.Rules;

/// <summary>Input that contradicts what is stored. The sentence is written for the person who sent it.</summary>
internal sealed class ConflictException(string sentence) : ValidationException(sentence);
