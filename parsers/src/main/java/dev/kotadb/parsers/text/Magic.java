package dev.kotadb.parsers.text;

import org.jspecify.annotations.Nullable;

/** Names well-known binary formats by their first bytes, for a better reason than "control characters". */
final class Magic {
    private static final Signature[] SIGNATURES = {
        new Signature(0, "\u0089PNG\r\n\u001A\n", "PNG image"),
        new Signature(0, "\u00FF\u00D8\u00FF", "JPEG image"),
        new Signature(0, "GIF87a", "GIF image"),
        new Signature(0, "GIF89a", "GIF image"),
        new Signature(0, "II*\0", "TIFF image"),
        new Signature(0, "MM\0*", "TIFF image"),
        new Signature(0, "\0\0\1\0", "icon"),
        new Signature(8, "WEBPVP8", "WebP image"),
        new Signature(0, "PK\3\4", "zip or jar archive"),
        new Signature(0, "PK\5\6", "empty zip archive"),
        new Signature(0, "\u001F\u008B", "gzip data"),
        new Signature(0, "BZh91AY", "bzip2 data"),
        new Signature(0, "\u00FD7zXZ\0", "xz data"),
        new Signature(0, "7z\u00BC\u00AF'\u001C", "7z archive"),
        new Signature(0, "(\u00B5/\u00FD", "Zstandard data"),
        new Signature(0, "Rar!\u001A\7", "rar archive"),
        new Signature(257, "ustar", "tar archive"),
        new Signature(0, "\u00CA\u00FE\u00BA\u00BE", "Java class or Mach-O binary"),
        new Signature(0, "\u00CF\u00FA\u00ED\u00FE", "Mach-O binary"),
        new Signature(0, "\u007FELF", "ELF binary"),
        new Signature(0, "\0asm", "WebAssembly module"),
        new Signature(0, "MZ\u0090\0", "Windows executable"),
        new Signature(0, "!<arch>\n", "archive of object files"),
        new Signature(0, "\u00AC\u00ED\0\5", "serialised Java objects"),
        new Signature(0, "SQLite format 3\0", "SQLite database"),
        new Signature(0, "wOFF", "web font"),
        new Signature(0, "wOF2", "web font"),
        new Signature(0, "\0\1\0\0", "TrueType font"),
        new Signature(0, "OTTO\0", "OpenType font"),
        new Signature(0, "OggS\0", "Ogg media"),
        new Signature(0, "ID3\3", "MP3 audio"),
        new Signature(0, "ID3\4", "MP3 audio"),
        new Signature(0, "fLaC\0", "FLAC audio"),
        new Signature(4, "ftyp", "MP4 media"),
        new Signature(0, "\u001AE\u00DF\u00A3", "Matroska or WebM media"),
        new Signature(0, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1", "Microsoft Office document"),
        new Signature(0, "PACK\0\0\0", "Git pack"),
        new Signature(0, "DIRC\0\0\0", "Git index"),
        new Signature(0, "\u0093NUMPY", "NumPy array"),
        new Signature(0, "PAR1", "Parquet file"),
        new Signature(0, "bplist0", "binary property list"),
        new Signature(0, "Obj\1", "Avro file"),
    };

    /** Looks like text for a while, and is none. */
    private static final Signature PDF = new Signature(0, "%PDF-", "PDF document");

    /** Packets of an MPEG transport stream, whose files share {@code .ts} with TypeScript, start with a G each. */
    private static final int MPEG_PACKET = 188;

    private Magic() {}

    static @Nullable String of(byte[] bytes) {
        for (Signature each : SIGNATURES) {
            if (each.starts(bytes) && (!each.isPlain() || !looksPlain(bytes))) {
                return each.name();
            }
        }
        if (PDF.starts(bytes)) {
            return PDF.name();
        }
        return isMpegStream(bytes) ? "MPEG transport stream" : null;
    }

    private static boolean isMpegStream(byte[] bytes) {
        if (bytes.length < 2 * MPEG_PACKET) {
            return false;
        }
        boolean controls = false;
        for (int i = 0; i < bytes.length && i < 5 * MPEG_PACKET; i++) {
            if (i % MPEG_PACKET == 0 && bytes[i] != 'G') {
                return false;
            }
            controls |= bytes[i] == 0 || Head.isControl(bytes[i]);
        }
        return controls;
    }

    private static boolean looksPlain(byte[] bytes) {
        for (int i = 0; i < bytes.length && i < Head.LENGTH; i++) {
            if (bytes[i] <= 0 || Head.isControl(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** The bytes as characters up to 255. */
    private record Signature(int offset, String start, String name) {
        boolean starts(byte[] bytes) {
            if (bytes.length < offset + start.length()) {
                return false;
            }
            for (int i = 0; i < start.length(); i++) {
                if ((bytes[offset + i] & 0xFF) != start.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        /** A beginning that text may have, too, so that what follows has to tell. */
        boolean isPlain() {
            return start.chars().allMatch(c -> (c >= ' ' && c < 0x7F) || c == '\n');
        }
    }
}
