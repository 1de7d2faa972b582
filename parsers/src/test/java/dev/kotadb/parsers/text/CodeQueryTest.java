package dev.kotadb.parsers.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeQueryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "httpresponse ; 'httpresponse'",
                "HttpResponse ; ( 'httpresponse' | ( 'http' & 'response' ) )",
                "http_response ; ( 'httpresponse' | ( 'http' & 'response' ) )",
                "foo bar ; 'foo' & 'bar'",
                "foo -bar ; 'foo' & !'bar'",
                "get* ; 'get':*",
                "a.b ; 'a' & 'b'",
                "it's\\ ; 'it' & 's'",
                "\"foo bar\" x ; 'foo' & 'bar' & 'x'",
            })
    void becomesWordsThatMustAllOccur(String text, String tsquery) {
        assertThat(CodeQuery.parse(text).tsquery()).isEqualTo(tsquery);
    }

    @Test
    void knowsWhenThereIsNothingToLookFor() {
        assertThat(CodeQuery.parse("=> ++").isEmpty()).isTrue();
        assertThat(CodeQuery.parse("-foo").tsquery()).isEmpty();
        assertThat(CodeQuery.parse("HttpResponse get* -x").exactTsquery()).isEqualTo("'httpresponse' & 'get':*");
        assertThat(CodeQuery.parse("bean factory").exactTsquery()).isEqualTo("'beanfactory'");
        assertThat(CodeQuery.parse("\"bean factory\"").exactTsquery()).isEqualTo("'bean' & 'factory'");
        assertThat(CodeQuery.parse("the words of a sentence").exactTsquery()).isEqualTo("'the' & 'words' & 'of' & 'a' & 'sentence'");
        assertThat(CodeQuery.parse("\"Foo Bar\"").phrases()).containsExactly("Foo Bar");
    }

    @Test
    void showsTheBestLinesInTheirOrder() {
        String text = "import http;\nclass HttpResponse {}\n\n// the response\nhttp_response()\n";

        assertThat(Snippets.words(text, CodeQuery.parse("HttpResponse"), 9))
                .containsExactly(
                        new MatchedLine(2, 6, "class HttpResponse {}"), new MatchedLine(5, 0, "http_response()"));
        assertThat(Snippets.words(text, CodeQuery.parse("the http*"), 9))
                .extracting(MatchedLine::line)
                .containsExactly(1, 2, 4, 5);
        assertThat(Snippets.words(text, CodeQuery.parse("\"class http\""), 9))
                .extracting(MatchedLine::line)
                .containsExactly(2);
    }

    @Test
    void cutsLongLinesAroundTheMatch() {
        String text = "x;".repeat(100_000) + "größeWord;" + "y;".repeat(100_000);

        List<MatchedLine> lines = Snippets.words(text, CodeQuery.parse("größeWord"), 3);

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().column()).isEqualTo(200_000);
        assertThat(lines.getFirst().snippet()).hasSize(202).startsWith("…x;").contains("größeWord").endsWith("…");
    }
}
