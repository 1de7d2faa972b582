package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Git LFS pointer files, as its specification (git-lfs, docs/spec.md) lays them down. */
final class LfsPointers {
    private static final byte[] START = "version https://git-lfs.github.com/spec/".getBytes(UTF_8);
    private static final int LONGEST = 1024;
    private static final Pattern LINES =
            Pattern.compile("(?:.*\n)*oid (\\S+)\n(?:.*\n)*?size (\\d{1,18})\n?(?:.*\n?)*");

    private LfsPointers() {}

    static Content.@Nullable LfsPointer read(byte[] bytes) {
        if (bytes.length >= LONGEST
                || bytes.length < START.length
                || !Arrays.equals(bytes, 0, START.length, START, 0, START.length)) {
            return null;
        }
        Matcher matcher = LINES.matcher(new String(bytes, UTF_8));
        return matcher.matches() ? new Content.LfsPointer(matcher.group(1), Long.parseLong(matcher.group(2))) : null;
    }
}
