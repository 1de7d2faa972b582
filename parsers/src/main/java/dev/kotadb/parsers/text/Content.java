package dev.kotadb.parsers.text;

import java.util.List;

/** What the bytes of a file are. */
public sealed interface Content {
    /**
     * Text, without a byte order mark, NUL characters and lone surrogates.
     *
     * @param charset the IANA name of the encoding it was in
     * @param notes what was assumed or replaced to read it, for people; empty for sound UTF-8
     * @param damaged whether NUL characters were replaced, which no source contains
     */
    record Text(String text, String charset, List<String> notes, boolean damaged) implements Content {
        public Text {
            notes = List.copyOf(notes);
        }

        Text(String text, String charset, List<String> notes) {
            this(text, charset, notes, false);
        }
    }

    /** No text. The reason is for people: {@code PNG image}, {@code control characters}. */
    record Binary(String reason) implements Content {}

    /** A stand-in for a file that Git LFS keeps elsewhere. */
    record LfsPointer(String oid, long size) implements Content {}
}
