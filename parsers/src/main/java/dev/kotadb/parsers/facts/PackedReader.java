package dev.kotadb.parsers.facts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PackedWriter} wrote. Throws {@link CorruptFactsException} if the bytes are damaged. */
final class PackedReader {
    private final byte[] bytes;
    private final String[] strings;
    private int at = PackedWriter.HEADER;

    PackedReader(byte[] bytes, char kind, byte version) {
        this.bytes = bytes;
        checkHeader(kind, version);
        strings = new String[count()];
        for (int i = 0; i < strings.length; i++) {
            int length = count();
            strings[i] = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
        }
    }

    private void checkHeader(char kind, byte version) {
        if (bytes.length < PackedWriter.HEADER || bytes[0] != 'K') {
            throw new CorruptFactsException("no header in " + bytes.length + " bytes");
        }
        if (bytes[1] != kind) {
            throw new CorruptFactsException("kind " + (char) bytes[1] + " where " + kind + " was expected");
        }
        if (bytes[2] != version) {
            throw new CorruptFactsException("version " + bytes[2] + " where " + version + " was expected");
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, PackedWriter.HEADER, bytes.length - PackedWriter.HEADER);
        int sum = 0;
        for (int i = 3; i < PackedWriter.HEADER; i++) {
            sum = (sum << 8) | (bytes[i] & 0xFF);
        }
        if (sum != (int) crc.getValue()) {
            throw new CorruptFactsException("the checksum does not fit its " + bytes.length + " bytes");
        }
    }

    int number() {
        int result = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (at >= bytes.length) {
                throw new CorruptFactsException("they end within a number");
            }
            byte next = bytes[at++];
            result |= (next & 0x7F) << shift;
            if (next >= 0) {
                return result;
            }
        }
        throw new CorruptFactsException("a number of over five bytes");
    }

    int signed() {
        int value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number of items of at least a byte each; checked, so that a wrong number cannot exhaust the memory. */
    int count() {
        int count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new CorruptFactsException("a count of " + count + " with " + (bytes.length - at) + " bytes left");
        }
        return count;
    }

    @Nullable String nullableString() {
        int index = number();
        if (index < 0 || index > strings.length) {
            throw new CorruptFactsException("string " + index + " of " + strings.length);
        }
        return index == 0 ? null : strings[index - 1];
    }

    String string() {
        String value = nullableString();
        if (value == null) {
            throw new CorruptFactsException("a string is missing");
        }
        return value;
    }

    List<String> strings() {
        int count = count();
        if (count == 0) {
            return List.of();
        }
        String[] values = new String[count];
        for (int i = 0; i < count; i++) {
            values[i] = string();
        }
        return Arrays.asList(values);
    }

    <E extends Enum<E>> E constant(E[] constants) {
        int ordinal = number();
        if (ordinal < 0 || ordinal >= constants.length) {
            throw new CorruptFactsException("constant " + ordinal + " of " + constants.length);
        }
        return constants[ordinal];
    }

    void end() {
        if (at != bytes.length) {
            throw new CorruptFactsException((bytes.length - at) + " bytes are left over");
        }
    }
}
