package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.Provider;

/** Hands the condensed text to the lexer, piece by piece, until the time is over. */
final class CondensedProvider implements Provider {
    /** Leaves the parser at once, which takes a mere {@code IOException} for the end of the file. */
    static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1;

        private OutOfTime() {
            super("out of time", null, false, false);
        }
    }

    private final CondensedSource source;
    private final Deadline deadline;
    private int at;

    CondensedProvider(CondensedSource source, Deadline deadline) {
        this.source = source;
        this.deadline = deadline;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (deadline.passed()) {
            throw new OutOfTime();
        }
        int count = Math.min(length, source.length() - at);
        if (count <= 0) {
            return -1;
        }
        System.arraycopy(source.chars(), at, buffer, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() {}
}
