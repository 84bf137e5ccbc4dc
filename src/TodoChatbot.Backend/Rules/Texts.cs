using System.Text;

namespace TodoChatbot.Backend.Rules;

/// <summary>What can be done to any text.</summary>
internal static class Texts
{
    extension(string text)
    {
        /// <summary>The text in Unicode normalization form C; as it is where it holds code points that have no normal form (U+FFFE, lone surrogates).</summary>
        public string ToNfc()
        {
            try
            {
                return text.Normalize(NormalizationForm.FormC);
            }
            catch (ArgumentException)
            {
                return text;
            }
        }

        /// <summary>The beginning of a text, up to a length, without the half of a character that a cut could leave (a lone surrogate).</summary>
        public string Cut(int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
