package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tells text from other content and decodes it. Never throws. */
public final class TextDecoder {
    private static final char REPLACEMENT = '\uFFFD';

    private TextDecoder() {}

    /** As {@link #decode(byte[], boolean)} for a file whose name says nothing. */
    public static Content decode(byte[] bytes) {
        return decode(bytes, false);
    }

    /** @param named whether the file's name says that it is text in some language */
    public static Content decode(byte[] bytes, boolean named) {
        if (bytes.length == 0) {
            return new Content.Text("", "UTF-8", List.of());
        }
        ByteOrderMark mark = ByteOrderMark.of(bytes);
        if (mark != null) {
            return marked(bytes, mark);
        }
        Content.LfsPointer pointer = LfsPointers.read(bytes);
        if (pointer != null) {
            return pointer;
        }
        String magic = Magic.of(bytes);
        if (magic != null) {
            return new Content.Binary(magic);
        }
        Head head = Head.of(bytes);
        Charset wide = head.wideCharset();
        if (wide != null) {
            Content.Text text = decoded(bytes, 0, wide, "no byte order mark, read as " + wide.name());
            if (!hasControls(text.text())) {
                return text;
            }
        }
        return head.isBinary(named) ? new Content.Binary("control characters") : narrow(bytes, head);
    }

    private static Content marked(byte[] bytes, ByteOrderMark mark) {
        Content.Text text = mark.charset().equals(UTF_8)
                ? decoded(bytes, mark.length(), UTF_8)
                : decoded(bytes, mark.length(), mark.charset(), "read as " + mark.charset().name());
        return hasControls(text.text()) ? new Content.Binary("control characters") : text;
    }

    /** A mark alone proves little: in true text, one character in ten at most is a control character or a stray. */
    private static boolean hasControls(String text) {
        int end = Math.min(text.length(), Head.LENGTH);
        int controls = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == REPLACEMENT || (c < ' ' && Head.isControl((byte) c))) {
                controls++;
            }
        }
        return controls * 10 > end;
    }

    private static Content narrow(byte[] bytes, Head head) {
        String text = new String(bytes, UTF_8);
        int replaced = text.indexOf(REPLACEMENT) < 0 ? 0 : count(text, REPLACEMENT) - genuineReplacements(bytes);
        if (replaced <= 0) {
            return cleaned(text, UTF_8, List.of());
        }
        if (head.hasControls()) {
            return new Content.Binary("neither UTF-8 nor free of control characters");
        }
        if (multibyteCharacters(text) - replaced >= replaced) {
            return cleaned(text, UTF_8, List.of(replaced + " malformed UTF-8 sequences replaced"));
        }
        Charset charset = SingleByteCharset.of(bytes);
        return cleaned(
                new String(bytes, charset), charset, List.of("not UTF-8, read as " + charset.name()));
    }

    private static Content.Text decoded(byte[] bytes, int from, Charset charset, String... notes) {
        String text = new String(bytes, from, bytes.length - from, charset);
        List<String> all = new ArrayList<>(List.of(notes));
        if (text.indexOf(REPLACEMENT) >= 0
                && !Arrays.equals(Arrays.copyOfRange(bytes, from, bytes.length), text.getBytes(charset))) {
            all.add("malformed characters replaced");
        }
        return cleaned(text, charset, all);
    }

    private static Content.Text cleaned(String text, Charset charset, List<String> notes) {
        String name = charset.name();
        if (text.indexOf('\0') < 0) {
            return new Content.Text(text, name, notes);
        }
        List<String> all = new ArrayList<>(notes);
        all.add(count(text, '\0') + " NUL characters replaced");
        return new Content.Text(text.replace('\0', REPLACEMENT), name, all, true);
    }

    /** Replacement characters that the source itself holds: no fault of decoding. */
    private static int genuineReplacements(byte[] bytes) {
        int count = 0;
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == (byte) 0xEF && bytes[i + 1] == (byte) 0xBF && bytes[i + 2] == (byte) 0xBD) {
                count++;
            }
        }
        return count;
    }

    private static int multibyteCharacters(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80 && !Character.isLowSurrogate(text.charAt(i))) {
                count++;
            }
        }
        return count;
    }

    private static int count(String text, char c) {
        int count = 0;
        for (int i = text.indexOf(c); i >= 0; i = text.indexOf(c, i + 1)) {
            count++;
        }
        return count;
    }
}
