package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.parsers.facts.Symbol;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the text of a file into search documents: every identifier whole and in parts, numbers, words; nothing stemmed,
 * nothing left out. Whole means in lower case and without {@code _}, so that {@code HttpResponse} and
 * {@code http_response} are the same word. Where they are declared, the names of types and functions weigh A and their parts B, those of variables B and C; all else D.
 */
public final class CodeWords {
    /** A tsvector holds less than 1 MB ({@code MAXSTRPOS}); a word's parts and alignment need some room. */
    private static final int LARGEST = 900_000;

    private final WordTable table = new WordTable();
    private final DeclaredNames names;
    private final List<SearchDocument> documents = new ArrayList<>();
    private int position = 1;
    private int lineStart = 1;

    private CodeWords(List<Symbol> symbols) {
        names = new DeclaredNames(symbols);
    }

    /**
     * One document; more for a text over the limits of a tsvector, none for one without words.
     *
     * @param symbols those declared in the text
     */
    public static List<SearchDocument> documents(String text, List<Symbol> symbols) {
        return new CodeWords(symbols).read(text.getBytes(UTF_8));
    }

    private List<SearchDocument> read(byte[] text) {
        WordReader reader = new WordReader(text);
        while (reader.next()) {
            addUnwritten(reader.line());
            add(reader, names.weightOf(reader));
            if (table.storedBytes() > LARGEST) {
                endDocument(reader.line());
            }
        }
        addUnwritten(Integer.MAX_VALUE);
        if (table.size() > 0) {
            endDocument(reader.line());
        }
        return List.copyOf(documents);
    }

    /** Names that do not stand in their line as one word: {@code operator+}, {@code "content-type"}. */
    private void addUnwritten(int line) {
        DeclaredNames.Unwritten name = names.nextUnwritten(line);
        while (name != null) {
            WordReader words = new WordReader(name.name());
            while (words.next()) {
                add(words, name.weight());
            }
            name = names.nextUnwritten(line);
        }
    }

    private void add(WordReader reader, int weight) {
        byte[] word = reader.word();
        table.add(word, 0, reader.length(), position, weight);
        int parts = reader.parts();
        if (parts > 1) {
            for (int i = 0; i < parts; i++) {
                table.add(word, reader.partStart(i), reader.partEnd(i), position + i, weightOfPart(weight));
            }
        }
        position = Math.min(position + parts, WordTable.LAST_POSITION);
    }

    /** Who searches for {@code Assert} does not want all that is called {@code assertEquals} first. */
    private static int weightOfPart(int weight) {
        return switch (weight) {
            case WordTable.WEIGHT_A -> WordTable.WEIGHT_B;
            case WordTable.WEIGHT_B -> WordTable.WEIGHT_C;
            default -> WordTable.WEIGHT_D;
        };
    }

    private void endDocument(int line) {
        documents.add(new SearchDocument(documents.size(), lineStart, line, table.tsvector()));
        table.clear();
        position = 1;
        lineStart = line;
    }
}
