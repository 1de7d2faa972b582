package dev.kotadb.parsers.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kotadb.parsers.text.MatchedLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodePatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '"', value = {
        "\\bfoo\\b        ¦ foo bar    ¦ 0",
        "\\bfoo\\b        ¦ food       ¦ -1",
        "\\Boo            ¦ foo        ¦ 1",
        "\\p{Lu}\\p{Ll}+  ¦ a Größe    ¦ 2",
        "\\pL\\d          ¦ 1é2        ¦ 1",
        "\\Qa.b*\\E       ¦ a.b* axb   ¦ 0",
        "\\Qa.\\E+        ¦ xa...      ¦ 1",
        "(?i)FOO          ¦ a Foo      ¦ 2",
        "a(?i)b           ¦ Ab aB      ¦ 3",
        "(?i:a)b          ¦ aB Ab      ¦ 3",
        "(?x) a b # no    ¦ ab         ¦ 0",
        "(?x)a\\ b[ ]c    ¦ a b c      ¦ 0",
        "<.*?>            ¦ x<a><b>    ¦ 1",
        "(?P<n>a)(?<m>b)  ¦ ab         ¦ 0",
        "a{2,3}b          ¦ aab        ¦ 0",
        "a{,3}            ¦ a{,3}      ¦ 0",
        "[]a]{2}          ¦ x]a        ¦ 1",
        "[^\\w\\s]        ¦ ab-c       ¦ 2",
        "[[:upper:]_]     ¦ abC        ¦ 2",
        "[\\]\\-a]        ¦ x-         ¦ 1",
        "a|b|             ¦ zzb        ¦ 0",
        "x\\x41\\x{1F600} ¦ xA😀       ¦ 0",
        "\\h\\u0041       ¦ x A        ¦ 1",
        "(?#no)a          ¦ ba         ¦ 1",
        "\\$\\{\\w+\\}    ¦ a ${b}     ¦ 2",
        "(?U)a+           ¦ aaa        ¦ 0",
        "{                ¦ a{         ¦ 1",
    })
    void understandsTheCommonSyntax(String pattern, String line, int column) {
        List<MatchedLine> found = find(pattern, line);

        assertThat(found.isEmpty() ? -1 : found.getFirst().column()).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '"', value = {
        "a(?=b)     ¦ 1 ¦ look-ahead (?=...) is not supported",
        "(?<!a)b    ¦ 0 ¦ negative look-behind (?<!...) is not supported",
        "(a)\\1     ¦ 3 ¦ the backreference \\1 is not supported",
        "\\k<a>     ¦ 0 ¦ the backreference \\k is not supported",
        "(?>a)      ¦ 0 ¦ the atomic group (?>...) is not supported",
        "ab++       ¦ 1 ¦ the possessive quantifier b++ is not supported",
        "a\\Z       ¦ 1 ¦ \\Z is not supported; \\z is the end of a file and $ the end of a line",
        "a\\Kb      ¦ 1 ¦ \\K is not supported",
        "(?R)       ¦ 0 ¦ recursion (?R...) is not supported",
        "\\y        ¦ 0 ¦ unknown escape \\y",
        "a**        ¦ 2 ¦ a quantifier follows a quantifier",
        "*a         ¦ 0 ¦ nothing to repeat before *",
        "(a         ¦ 0 ¦ missing )",
        "a)         ¦ 1 ¦ unmatched )",
        "[a         ¦ 0 ¦ missing ]",
        "[z-a]      ¦ 1 ¦ the range z-a is empty",
        "a\\        ¦ 1 ¦ a backslash at the end",
        "a{1001}    ¦ 1 ¦ the repetition {1001} (up to {1000} is supported)",
        "(?-m)a     ¦ 0 ¦ the flag -m is not supported; \\A and \\z are the ends of a file",
    })
    void namesWhatItDoesNotSupport(String pattern, int position, String problem) {
        InvalidPatternException refusal =
                catchThrowableOfType(InvalidPatternException.class, () -> CodePattern.parse(pattern));

        assertThat(refusal.problem()).isEqualTo(problem);
        assertThat(refusal.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\p{Nonsense}", "(a{1000}){1000}", "(?^i)a", "\\c", "[\\y]"})
    void refusesWhatItCannotMatch(String pattern) {
        assertThatExceptionOfType(InvalidPatternException.class).isThrownBy(() -> CodePattern.parse(pattern));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', value = {
        "beta$          ¦ alpha\\r\\nbeta\\r\\ngamma   ¦ 2",
        "^beta$         ¦ alpha\\rbeta\\rgamma         ¦ 2",
        "^beta$         ¦ alpha\\n\\nbeta              ¦ 3",
        "a.*b           ¦ xa\\nb                       ¦ 0",
        "a\\s+b         ¦ a\\nb                        ¦ 0",
        "a[^x]b         ¦ a\\nb                        ¦ 0",
        "a\\nb          ¦ x\\r\\na\\r\\nb              ¦ 2",
        "(?s)a.*c       ¦ x\\na\\nb\\nc                ¦ 2",
        "a[\\s\\S]*?c   ¦ a\\rb\\rc                    ¦ 1",
        "a$\\n^b        ¦ a\\nb                        ¦ 1",
        "a\\Rb          ¦ a\\r\\nb                     ¦ 1",
        "b\\r$          ¦ a\\nb\\r\\n                  ¦ 2",
        "\\Aalpha       ¦ beta\\nalpha                 ¦ 0",
        "gamma\\z       ¦ gamma\\ngamma                ¦ 2",
        "[^\\n]+b       ¦ a\\nxb                       ¦ 2",
    })
    void endsLinesAtEachKindOfLineEnd(String pattern, String text, int line) {
        List<MatchedLine> found = find(pattern, text.replace("\\r", "\r").replace("\\n", "\n"));

        assertThat(found.isEmpty() ? 0 : found.getFirst().line()).isEqualTo(line);
    }

    @Test
    void reportsEachLineOnceAndNoneBehindTheLastLineEnd() {
        assertThat(find("x*", "a\nxx x\n\n")).extracting(MatchedLine::line).containsExactly(1, 2, 3);
        assertThat(find("(?s)x*.?", "a\nxx x\n\n")).extracting(MatchedLine::line).containsExactly(1, 2, 3);
        assertThat(find("x*", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', value = {
        "foo                    ¦ [[foo]]",
        "foo.*bar               ¦ [[foo, bar]]",
        "(foo|bar)baz           ¦ [[foobaz], [barbaz]]",
        "colou?r                ¦ [[colour], [color]]",
        "x[ab]y                 ¦ [[xay], [xby]]",
        "\\bfoo\\(\\w+\\)       ¦ [[foo(, )]]",
        "(foo)+bar              ¦ [[foo, bar]]",
        "foo\\nbar              ¦ [[foo, bar]]",
        "\\w+                   ¦ []",
        "(foo)?                 ¦ []",
        "foo|\\d                ¦ []",
        "a|b|c|d|e              ¦ []",
    })
    void saysWhatAFileHasToContain(String pattern, String pieces) {
        assertThat(CodePattern.parse(pattern).required().anyOf()).hasToString(pieces);
    }

    @Test
    void narrowsByAsciiWhenCaseIsIgnored() {
        RequiredText required = CodePattern.parse("(?i)größe\\s+class").required();

        assertThat(required.ignoreCase()).isTrue();
        assertThat(required.anyOf()).containsExactly(List.of("gr", "e", "class"));
        assertThat(find("(?i)GRÖSSE|größe", "x GRÖßE")).hasSize(1);
    }

    @Test
    void takesALiteralAsItIs() {
        CodePattern pattern = CodePattern.literal("a.b(\\");

        assertThat(pattern.lines("axb(\\\n a.b(\\", 9, in(10)).lines()).containsExactly(new MatchedLine(2, 1, " a.b(\\"));
        assertThat(pattern.required().anyOf()).containsExactly(List.of("a.b(\\"));
    }

    @Test
    void endsAtTheDeadline() {
        CodePattern.Lines found = CodePattern.parse("(a|b)+c").lines("ab".repeat(1_000_000), 10, in(0));

        assertThat(found.timedOut()).isTrue();
        assertThat(found.lines()).isEmpty();
    }

    @Test
    void needsNoMoreThanLinearTime() {
        CodePattern.Lines found = CodePattern.parse("(a*)*(a|aa)+$").lines("a".repeat(100_000) + "b", 10, in(20));

        assertThat(found).isEqualTo(new CodePattern.Lines(List.of(), false));
    }

    private static List<MatchedLine> find(String pattern, String text) {
        return CodePattern.parse(pattern).lines(text, 100, in(30)).lines();
    }

    private static long in(int seconds) {
        return System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    }
}
