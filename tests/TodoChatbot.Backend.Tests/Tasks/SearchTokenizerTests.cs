using System.Buffers;
using TodoChatbot.Backend.Tasks.Searching;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class SearchTokenizerTests
{
    private static readonly SearchValues<char> Syntax = SearchValues.Create("'\"\\ :*&|!()㏚§");

    [Theory]
    [InlineData("Buy milk!", "buy milk")]
    [InlineData("Café AU lait", "cafe au lait")]
    [InlineData("ΔΙΑΚΟΠΕΣ διακοπές", "διακοπεσ")]
    [InlineData("Straße STRASSE GROẞ", "strasse gross")]
    [InlineData("İstanbul ISPARTA ısparta", "istanbul isparta")]
    [InlineData("wi-fi", "wi fi wifi")]
    [InlineData("T-shirt", "t shirt tshirt")]
    [InlineData("O’Brien's", "o brien s obriens")]
    [InlineData("node.js", "node js nodejs")]
    [InlineData("iPhone15", "iphone 15 iphone15")]
    [InlineData("v1.2.3", "v 1 2 3 v1")]
    [InlineData("usb-c3po", "usb c 3 po c3po usbc3po")]
    [InlineData("2026-11-30", "2026 11 30")]
    [InlineData("١٥", "15")]
    [InlineData("a1b2c3d4e5f6", "a1b2c3d4e5f6")]
    [InlineData("-wi--fi-", "wi fi")]
    [InlineData("東京都庁", "東京都 京都庁 都庁 庁")]
    [InlineData("Tシャツ", "t シャツ ャツ ツ")]
    [InlineData("คนไทย", "คนไ นไท ไทย ทย ย")]
    [InlineData("🎉🎂", "🎉 🎂")]
    [InlineData("!?", "")]
    public void A_text_is_found_by_these_terms(string text, string terms) => TermsOf(text).ShouldBe(terms.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Korean_syllables_are_signs() =>
        TermsOf("회의록").Select(term => term.Normalize()).ShouldBe(["회의록", "의록", "록"]);

    [Fact]
    public void No_term_is_longer_than_the_indexes_allow()
    {
        foreach (var text in new[] { new string('x', 500), string.Join('-', Enumerable.Repeat("part", 200)), string.Concat(Enumerable.Repeat("𐐀", 300)), new string('﷽', 50) })
        {
            TermsOf(text).ShouldAllBe(term => term.Length <= SearchTokenizer.MaxTermLength + 2);
        }
    }

    [Fact]
    public void No_sign_of_Unicode_becomes_part_of_a_query()
    {
        var all = string.Concat(Enumerable.Range(0, 0x110000).Where(System.Text.Rune.IsValid).Select(value => $"{char.ConvertFromUtf32(value)} "));

        var terms = TermsOf(all);

        terms.Where(term => term.AsSpan().ContainsAny(Syntax)).ShouldBeEmpty();
        terms.Where(term => term.Any(sign => char.IsAscii(sign) && !char.IsAsciiLetterLower(sign) && !char.IsAsciiDigit(sign))).ShouldBeEmpty();
    }

    [Fact]
    public void A_stored_text_begins_with_the_mark_of_its_rules() => SearchIndex.Of("Buy milk", "", "buy bread").ShouldBe("§2 buy milk bread");

    [Theory]
    [InlineData("bicycle", "bicicle", true)]
    [InlineData("bicycle", "bicyle", true)]
    [InlineData("bicycle", "biccycle", true)]
    [InlineData("bicycle", "bicylce", true)]
    [InlineData("bicycle", "icycle", true)]
    [InlineData("bicycle", "bicycel", true)]
    [InlineData("bicycle", "bicicel", false)]
    [InlineData("молоко", "малоко", true)]
    [InlineData("bread", "brea", false)]
    public void One_letter_that_is_inserted_deleted_replaced_or_transposed_is_a_typo(string word, string other, bool isTypo) =>
        Typos.Of(word).Contains(other).ShouldBe(isTypo);

    [Theory]
    [InlineData("bread", true)]
    [InlineData("milk", false)]
    [InlineData("12345", false)]
    [InlineData("iphone15", false)]
    [InlineData("donaudampfschifffahrtsgesellschaft", false)]
    public void Typos_occur_in_long_words_of_letters(string word, bool canOccur) => Typos.CanOccurIn(word).ShouldBe(canOccur);

    [Fact]
    public void A_search_stays_within_bounds_whatever_is_typed()
    {
        foreach (var text in new[] { string.Concat(Enumerable.Repeat("bicycle ", 25)), string.Concat(Enumerable.Repeat("молоко-", 28)), string.Concat(Enumerable.Repeat("a1", 100)), new string('東', 200), string.Concat(Enumerable.Repeat("a ", 100)) })
        {
            var query = SearchQuery.OfWords(text)!;

            query.Whole.ToTsQuery("12345678").Length.ShouldBeLessThan(60_000);
            query.Whole.ToFts5("12345678").Length.ShouldBeLessThan(60_000);
        }
    }

    private static string[] TermsOf(string text) => [.. SearchTokenizer.Read(text).SelectMany(unit => unit.Terms).Distinct()];
}
