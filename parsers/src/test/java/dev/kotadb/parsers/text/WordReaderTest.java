package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordReaderTest {
    private static final String TEXT = """
            class HttpResponse2 { parseURLs(http_response, "ümläut Ärger ÄrgerMich") }\r
            漢字 x漢y _K_ K2 \u212Aelvin İstanbul // the Kelvin sign and the dotted I have ASCII lower cases\r\rlast_line__ A
            """;

    @Test
    void passesOverNoWordThatIsWantedWholeOrInPart() {
        for (String wanted : words(TEXT)) {
            assertThat(with(wanted, TEXT, true)).as(wanted).isNotEmpty().isEqualTo(with(wanted, TEXT, false));
        }
    }

    @Test
    void passesOverNoWantedWordOfAnyText() {
        Random random = new Random(5);
        String[] pieces = {"a", "b", "B", "A", "1", "_", " ", "\n", "\r", "é", "İ", "\u212A", "k", "漢", "–"};
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            for (String wanted : words(text.toString())) {
                assertThat(with(wanted, text.toString(), true)).as("%s in %s", wanted, text)
                        .isEqualTo(with(wanted, text.toString(), false));
            }
        }
    }

    @Test
    void passesOverWordsThatLackALetter() {
        WordReader reader = new WordReader("alpha beta\ngamma beta_2".getBytes(UTF_8));
        long[] beta = {WordReader.letters("beta".getBytes(UTF_8))};
        List<String> read = new ArrayList<>();
        while (reader.next(beta)) {
            read.add(reader.line() + ":" + reader.whole());
        }
        assertThat(read).containsExactly("1:beta", "2:beta2");
    }

    private static TreeSet<String> words(String text) {
        TreeSet<String> words = new TreeSet<>();
        WordReader reader = new WordReader(text.getBytes(UTF_8));
        while (reader.next()) {
            words.add(reader.whole());
            for (int part = 0; part < reader.parts(); part++) {
                words.add(reader.part(part));
            }
        }
        return words;
    }

    /** Places of the words that are, or have as a part, the wanted one. */
    private static List<String> with(String wanted, String text, boolean passOver) {
        long[] letters = {WordReader.letters(wanted.getBytes(UTF_8))};
        List<String> found = new ArrayList<>();
        WordReader reader = new WordReader(text.getBytes(UTF_8));
        while (passOver ? reader.next(letters) : reader.next()) {
            boolean is = reader.whole().equals(wanted);
            for (int part = 0; part < reader.parts(); part++) {
                is |= reader.part(part).equals(wanted);
            }
            if (is) {
                found.add(reader.line() + ":" + reader.lineAt() + ":" + reader.start() + " " + reader.whole());
            }
        }
        return found;
    }
}
