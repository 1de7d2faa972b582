package dev.kotadb.parsers.pattern;

/** A text that ends the matching of a pattern at a deadline. */
final class TimedText implements CharSequence {
    private static final int READS_BETWEEN_LOOKS = 1 << 14;

    private final String text;
    private final long deadline;
    private int reads;

    /** @param deadline of {@link System#nanoTime} */
    TimedText(String text, long deadline) {
        this.text = text;
        this.deadline = deadline;
        look();
    }

    /** The deadline has passed. */
    static final class TimeIsUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TimeIsUpException() {
            super("the time for matching is up", null, false, false);
        }
    }

    private void look() {
        if (System.nanoTime() - deadline > 0) {
            throw new TimeIsUpException();
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++reads == READS_BETWEEN_LOOKS) {
            reads = 0;
            look();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
