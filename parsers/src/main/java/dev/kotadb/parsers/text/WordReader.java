package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Walks over the identifiers, numbers and words of a text, one at a time, each in lower case, without separators, and
 * with the places where its parts end: {@code parseHTTPResponse_2} is {@code parsehttpresponse2}, parts {@code parse},
 * {@code http}, {@code response}, {@code 2}. An ideograph is a word of its own, since nothing parts those in writing.
 */
final class WordReader {
    /** Beyond this many parts it is no name but a key, a hash or encoded data, and the parts mean nothing. */
    static final int MOST_PARTS = 12;

    /** A longer word is data. */
    static final int LONGEST = 255;

    private static final byte SEPARATOR = 0;
    private static final byte JOINER = 1;
    private static final byte LOWER = 2;
    private static final byte UPPER = 3;
    private static final byte DIGIT = 4;
    private static final byte WIDE = 5;
    private static final byte[] CLASSES = classes();
    private static final long ANY_WIDE = 1L << 63;
    private static final long[] LETTERS = letters();

    private final byte[] text;
    private int at;
    private int line = 1;
    private int lineAt;
    private int start;
    private final byte[] word = new byte[LONGEST + 8];
    private int length;
    private final int[] ends = new int[MOST_PARTS];
    private int parts;

    private byte last;
    private int upperRun;

    /** @param text in UTF-8 */
    WordReader(byte[] text) {
        this.text = text;
    }

    private static byte[] classes() {
        byte[] classes = new byte[256];
        Arrays.fill(classes, 'a', 'z' + 1, LOWER);
        Arrays.fill(classes, 'A', 'Z' + 1, UPPER);
        Arrays.fill(classes, '0', '9' + 1, DIGIT);
        Arrays.fill(classes, 0x80, 256, WIDE);
        classes['_'] = JOINER;
        return classes;
    }

    /** A bit for each letter, in either case, and digit; one for all beyond ASCII; one for what joins. None for separators. */
    private static long[] letters() {
        long[] letters = new long[CLASSES.length];
        for (int c = 0; c < letters.length; c++) {
            letters[c] = switch (CLASSES[c]) {
                case SEPARATOR -> 0;
                case WIDE -> ANY_WIDE;
                default -> 1L << (c & 0x1F) << (CLASSES[c] == DIGIT ? 0x20 : 0);
            };
        }
        return letters;
    }

    /** The set of the word's letters, for {@link #next(long[])}. */
    static long letters(byte[] word) {
        long set = 0;
        for (byte each : word) {
            set |= LETTERS[each & 0xFF];
        }
        return set;
    }

    /** Moves to the next word that is fit to be looked for; false at the end. */
    boolean next() {
        while (at < text.length) {
            if (CLASSES[text[at] & 0xFF] == SEPARATOR) {
                passSeparator();
            } else if (read() && length > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * As {@link #next()}, several times as fast: passes over words that neither are nor have as a part one of the wanted words.
     *
     * @param wanted the letters of each wanted word
     */
    boolean next(long[] wanted) {
        while (at < text.length) {
            int end = at;
            long set = 0;
            while (end < text.length && LETTERS[text[end] & 0xFF] != 0) {
                set |= LETTERS[text[end++] & 0xFF];
            }
            if (end == at) {
                passSeparator();
            } else if (!hasAll(set, wanted)) {
                at = end;
            } else if (read() && length > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether all letters of a wanted word are in the set; any letter may be the lower case of one beyond ASCII. */
    private static boolean hasAll(long set, long[] wanted) {
        if ((set & ANY_WIDE) != 0) {
            return true;
        }
        for (long each : wanted) {
            if ((each & ~set) == 0) {
                return true;
            }
        }
        return false;
    }

    private void passSeparator() {
        byte separator = text[at++];
        if (separator == '\n' || (separator == '\r' && (at == text.length || text[at] != '\n'))) {
            line++;
            lineAt = at;
        }
    }

    /** Reads a run of word characters; false where it is none or too long. */
    private boolean read() {
        start = at;
        length = 0;
        parts = 0;
        last = JOINER;
        upperRun = 0;
        boolean fits = true;
        while (at < text.length) {
            int c = text[at] & 0xFF;
            byte kind = CLASSES[c];
            if (kind == SEPARATOR) {
                break;
            }
            if (length > LONGEST) {
                fits = false;
                length = 0;
            }
            if (kind == WIDE) {
                if (!readWide()) {
                    break;
                }
                continue;
            }
            at++;
            accept(kind);
            if (kind != JOINER) {
                word[length++] = (byte) (kind == UPPER ? c | 0x20 : c);
            }
        }
        endPart(length);
        return fits && length <= LONGEST;
    }

    /** One character beyond ASCII; false where the word ends with or before it. */
    private boolean readWide() {
        int size = size(text[at] & 0xFF);
        int code = code(at, Math.min(size, text.length - at));
        boolean ideograph = Character.isIdeographic(code);
        if (ideograph && length > 0) {
            return false;
        }
        if (!ideograph && !Character.isLetterOrDigit(code) && Character.getType(code) != Character.NON_SPACING_MARK) {
            if (at == start) {
                at += size;
            }
            return false;
        }
        at += size;
        accept(Character.isUpperCase(code) ? UPPER : Character.isDigit(code) ? DIGIT : LOWER);
        append(Character.toLowerCase(code));
        return !ideograph;
    }

    /** Ends a part where case, digits or a separator say that another begins. */
    private void accept(byte kind) {
        if (kind == JOINER) {
            endPart(length);
            upperRun = 0;
        } else if (kind == UPPER) {
            if (last == LOWER || last == DIGIT) {
                endPart(length);
                upperRun = 0;
            }
            upperRun++;
        } else if (kind == LOWER) {
            if (last == DIGIT) {
                endPart(length);
            } else if (last == UPPER && upperRun > 1 && !isPluralEnd()) {
                endPart(lastCharacter());
            }
            upperRun = 0;
        } else {
            if (last != DIGIT) {
                endPart(length);
            }
            upperRun = 0;
        }
        last = kind;
    }

    /** The {@code s} of {@code parseURLs} belongs to the acronym. */
    private boolean isPluralEnd() {
        return text[at - 1] == 's'
                && (at == text.length || (CLASSES[text[at] & 0xFF] != LOWER && CLASSES[text[at] & 0xFF] != WIDE));
    }

    private int lastCharacter() {
        int i = length - 1;
        while (i > 0 && (word[i] & 0xC0) == 0x80) {
            i--;
        }
        return i;
    }

    private void endPart(int end) {
        int before = parts == 0 ? 0 : ends[Math.min(parts, MOST_PARTS) - 1];
        if (end > before) {
            if (parts < MOST_PARTS) {
                ends[parts] = end;
            }
            parts++;
        }
    }

    private static int size(int lead) {
        return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    }

    private int code(int from, int size) {
        int code = text[from] & (size == 1 ? 0x7F : 0xFF >> (size + 1));
        for (int i = 1; i < size; i++) {
            code = (code << 6) | (text[from + i] & 0x3F);
        }
        return Math.min(code, Character.MAX_CODE_POINT);
    }

    private void append(int code) {
        if (code < 0x80) {
            word[length++] = (byte) code;
        } else if (code < 0x800) {
            word[length++] = (byte) (0xC0 | (code >> 6));
            word[length++] = (byte) (0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            word[length++] = (byte) (0xE0 | (code >> 12));
            word[length++] = (byte) (0x80 | ((code >> 6) & 0x3F));
            word[length++] = (byte) (0x80 | (code & 0x3F));
        } else {
            word[length++] = (byte) (0xF0 | (code >> 18));
            word[length++] = (byte) (0x80 | ((code >> 12) & 0x3F));
            word[length++] = (byte) (0x80 | ((code >> 6) & 0x3F));
            word[length++] = (byte) (0x80 | (code & 0x3F));
        }
    }

    /** Line of the word, from 1; after the last word, the number of lines. */
    int line() {
        return line;
    }

    /** Where the word's line begins, in bytes. */
    int lineAt() {
        return lineAt;
    }

    /** Where the word begins, in bytes. */
    int start() {
        return start;
    }

    String whole() {
        return new String(word, 0, length, UTF_8);
    }

    String part(int part) {
        return new String(word, partStart(part), partEnd(part) - partStart(part), UTF_8);
    }

    /** The whole word's bytes, up to {@link #length}; overwritten by {@link #next}. */
    byte[] word() {
        return word;
    }

    int length() {
        return length;
    }

    /** How many parts are worth a look: 1 also for a number, and for what has too many. */
    int parts() {
        boolean number = text[start] >= '0' && text[start] <= '9';
        return number || parts > MOST_PARTS ? 1 : parts;
    }

    int partStart(int part) {
        return part == 0 ? 0 : ends[part - 1];
    }

    int partEnd(int part) {
        return part == parts() - 1 ? length : ends[part];
    }

    /** Whether the word stands in the text exactly so. */
    boolean isWritten(byte[] name) {
        return at - start == name.length && Arrays.equals(text, start, at, name, 0, name.length);
    }
}
