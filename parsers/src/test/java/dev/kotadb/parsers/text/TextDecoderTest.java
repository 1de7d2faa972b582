package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.text.Content.Binary;
import dev.kotadb.parsers.text.Content.LfsPointer;
import dev.kotadb.parsers.text.Content.Text;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextDecoderTest {
    private static final String SOURCE = "class Größe { String s = \"日本語 😀\"; }\n";

    @Test
    void readsUtf8WithAndWithoutMark() {
        assertThat(TextDecoder.decode(SOURCE.getBytes(UTF_8))).isEqualTo(new Text(SOURCE, "UTF-8", List.of()));
        assertThat(TextDecoder.decode(("\uFEFF" + SOURCE).getBytes(UTF_8)))
                .isEqualTo(new Text(SOURCE, "UTF-8", List.of()));
        assertThat(TextDecoder.decode(new byte[0])).isEqualTo(new Text("", "UTF-8", List.of()));
    }

    @Test
    void keepsReplacementCharactersThatTheSourceHolds() {
        assertThat(TextDecoder.decode("a \uFFFD b".getBytes(UTF_8)))
                .isEqualTo(new Text("a \uFFFD b", "UTF-8", List.of()));
    }

    @Test
    void readsTheWideEncodingsByTheirMark() {
        for (Charset charset : List.of(UTF_16LE, UTF_16BE, UTF_32LE, UTF_32BE)) {
            assertThat(TextDecoder.decode(("\uFEFF" + SOURCE).getBytes(charset)))
                    .isEqualTo(new Text(SOURCE, charset.name(), List.of("read as " + charset.name())));
        }
    }

    @Test
    void readsUtf16WithoutMark() {
        for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
            assertThat(TextDecoder.decode("class A { int größe; }\n".getBytes(charset)))
                    .isEqualTo(new Text(
                            "class A { int größe; }\n",
                            charset.name(),
                            List.of("no byte order mark, read as " + charset.name())));
        }
    }

    @Test
    void replacesLoneSurrogates() {
        byte[] bytes = "\uFEFFint length = 0?;".getBytes(UTF_16LE);
        bytes[bytes.length - 3] = (byte) 0xDC;

        assertThat(TextDecoder.decode(bytes))
                .isEqualTo(new Text(
                        "int length = 0\uFFFD;", "UTF-16LE", List.of("read as UTF-16LE", "malformed characters replaced")));
    }

    @Test
    void fallsBackToTheWesternEncodings() {
        assertThat(TextDecoder.decode("// Größe\n".getBytes(ISO_8859_1)))
                .isEqualTo(new Text("// Größe\n", "ISO-8859-1", List.of("not UTF-8, read as ISO-8859-1")));
        assertThat(TextDecoder.decode("// “quoted… €\n".getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(new Text("// “quoted… €\n", "windows-1252", List.of("not UTF-8, read as windows-1252")));
    }

    @Test
    void keepsUtf8ThatIsMalformedInPlaces() {
        byte[] bytes = "größer schöner weiter x".getBytes(UTF_8);
        bytes[bytes.length - 1] = (byte) 0xC3;

        assertThat(TextDecoder.decode(bytes))
                .isEqualTo(new Text(
                        "größer schöner weiter \uFFFD", "UTF-8", List.of("1 malformed UTF-8 sequences replaced")));
    }

    @Test
    void replacesNulInTextSinceTheDatabaseCannotHoldIt() {
        assertThat(TextDecoder.decode("const separator = 'a\0b';\n".getBytes(UTF_8)))
                .isEqualTo(
                        new Text("const separator = 'a\uFFFDb';\n", "UTF-8", List.of("1 NUL characters replaced"), true));
    }

    @Test
    void knowsBinaryContent() {
        assertThat(TextDecoder.decode(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0}))
                .isEqualTo(new Binary("PNG image"));
        assertThat(TextDecoder.decode("%PDF-1.7\n".getBytes(UTF_8))).isEqualTo(new Binary("PDF document"));
        assertThat(TextDecoder.decode(new byte[5000])).isEqualTo(new Binary("control characters"));
        byte[] random = new byte[20_000];
        new Random(1).nextBytes(random);
        assertThat(TextDecoder.decode(random)).isInstanceOf(Binary.class);
    }

    @Test
    void takesTextForTextThatBeginsLikeAFormat() {
        assertThat(TextDecoder.decode("GIF89a is a format\n".getBytes(UTF_8))).isInstanceOf(Text.class);
        assertThat(TextDecoder.decode("wOFF\n".getBytes(UTF_8))).isInstanceOf(Text.class);
    }

    @Test
    void tellsTransportStreamsFromTypeScript() {
        byte[] stream = new byte[188 * 10];
        new Random(1).nextBytes(stream);
        for (int i = 0; i < stream.length; i += 188) {
            stream[i] = 'G';
        }
        assertThat(TextDecoder.decode(stream)).isEqualTo(new Binary("MPEG transport stream"));
    }

    @Test
    void readsPointersOfLargeFileStorage() {
        String pointer = "version https://git-lfs.github.com/spec/v1\n"
                + "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";
        assertThat(TextDecoder.decode(pointer.getBytes(UTF_8)))
                .isEqualTo(new LfsPointer(
                        "sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393", 12345));
        assertThat(TextDecoder.decode("version https://git-lfs.github.com/spec/v1\nno oid\n".getBytes(UTF_8)))
                .isInstanceOf(Text.class);
    }

    @Test
    void neverThrows() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 4 && random.nextBoolean()) {
                bytes[0] = (byte) 0xFF;
                bytes[1] = (byte) 0xFE;
            }
            if (TextDecoder.decode(bytes) instanceof Text(String text, String charset, List<String> notes, boolean damaged)) {
                assertThat(text).doesNotContain("\0");
                assertThat(UTF_8.newEncoder().canEncode(text)).as(charset + notes).isTrue();
            }
        }
    }

    @Test
    void readsANamedSourceWithNulCharactersAsDamagedText() {
        byte[] source = ("class A {" + "\0".repeat(20) + "}\n").getBytes(UTF_8);

        assertThat(TextDecoder.decode(source)).isInstanceOf(Binary.class);
        assertThat(TextDecoder.decode(source, true)).isInstanceOf(Binary.class);
        byte[] longer = ("class A { String s = \"" + "\0".repeat(9) + "\"; int field; }\n").getBytes(UTF_8);
        assertThat(TextDecoder.decode(longer)).isInstanceOf(Binary.class);
        assertThat(TextDecoder.decode(longer, true))
                .isEqualTo(new Text("class A { String s = \"" + "\uFFFD".repeat(9) + "\"; int field; }\n", "UTF-8",
                        List.of("9 NUL characters replaced"), true));
    }
}
