package dev.kotadb.jobs.source;

import java.util.Locale;

/**
 * One path of a source tree.
 *
 * @param path relative to the tree's root, parts separated by {@code /}
 * @param blobHash git's id of the content, 40 hexadecimal digits; of a link its target's, of a submodule its commit
 * @param sizeBytes 0 for a submodule
 */
public record SourceEntry(String path, Mode mode, String blobHash, long sizeBytes) {
    /** What stands at the path. */
    public enum Mode {
        FILE,
        LINK,
        SUBMODULE,
        /** A socket, a pipe, a device, or what may not be read. */
        OTHER;

        /** The name that a plan keeps. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @param text as {@link #text} gives it */
        public static Mode of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
