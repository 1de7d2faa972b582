package dev.kotadb.parsers.facts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Collects numbers and strings. Each distinct string is stored once; its number counts from 1, and 0 is null.
 */
final class PackedWriter {
    /** Length of what stands before the checked bytes. */
    static final int HEADER = 7;

    private final Map<String, Integer> strings = new HashMap<>();
    private final Buffer table = new Buffer(256);
    private final Buffer body = new Buffer(512);

    void number(int value) {
        body.varint(value);
    }

    /** Writes a number that may be negative; small ones of either sign stay short. */
    void signed(int value) {
        body.varint((value << 1) ^ (value >> 31));
    }

    void string(@Nullable String value) {
        if (value == null) {
            body.varint(0);
            return;
        }
        Integer known = strings.putIfAbsent(value, strings.size() + 1);
        if (known == null) {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            table.varint(utf8.length);
            table.bytes(utf8, utf8.length);
            body.varint(strings.size());
        } else {
            body.varint(known);
        }
    }

    void strings(List<String> values) {
        number(values.size());
        for (int i = 0; i < values.size(); i++) {
            string(values.get(i));
        }
    }

    /** Layout: {@code K}, kind, version, CRC-32C of the rest, number of strings, the strings, the body. */
    byte[] finish(char kind, byte version) {
        Buffer rest = new Buffer(table.size + body.size + 5);
        rest.varint(strings.size());
        rest.bytes(table.bytes, table.size);
        rest.bytes(body.bytes, body.size);
        CRC32C crc = new CRC32C();
        crc.update(rest.bytes, 0, rest.size);
        byte[] result = new byte[HEADER + rest.size];
        result[0] = 'K';
        result[1] = (byte) kind;
        result[2] = version;
        int sum = (int) crc.getValue();
        for (int i = 0; i < 4; i++) {
            result[3 + i] = (byte) (sum >>> (24 - 8 * i));
        }
        System.arraycopy(rest.bytes, 0, result, HEADER, rest.size);
        return result;
    }

    private static final class Buffer {
        private byte[] bytes;
        private int size;

        Buffer(int capacity) {
            bytes = new byte[capacity];
        }

        void varint(int value) {
            reserve(5);
            int rest = value;
            while ((rest & ~0x7F) != 0) {
                bytes[size++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        void bytes(byte[] source, int length) {
            reserve(length);
            System.arraycopy(source, 0, bytes, size, length);
            size += length;
        }

        private void reserve(int more) {
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            }
        }
    }
}
