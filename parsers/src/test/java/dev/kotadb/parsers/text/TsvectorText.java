package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Reads a binary tsvector as {@code tsvectorrecv} does, and shows positions as PostgreSQL shows them. */
final class TsvectorText {
    private TsvectorText() {}

    static Map<String, String> read(byte[] bytes) {
        Map<String, String> lexemes = new LinkedHashMap<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int count = in.getInt();
        for (int i = 0; i < count; i++) {
            int start = in.position();
            while (in.get() != 0) {
                continue;
            }
            String lexeme = new String(bytes, start, in.position() - 1 - start, UTF_8);
            StringJoiner positions = new StringJoiner(",");
            for (int n = in.getShort(); n > 0; n--) {
                int position = in.getShort() & 0xFFFF;
                positions.add((position & 0x3FFF) + List.of("", "C", "B", "A").get(position >>> 14));
            }
            if (lexemes.put(lexeme, positions.toString()) != null) {
                throw new IllegalArgumentException("twice: " + lexeme);
            }
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException(in.remaining() + " bytes left");
        }
        return lexemes;
    }
}
