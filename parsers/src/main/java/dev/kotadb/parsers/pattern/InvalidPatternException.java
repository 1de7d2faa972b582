package dev.kotadb.parsers.pattern;

/** A regular expression is malformed or uses what is not supported. */
public final class InvalidPatternException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final int position;

    InvalidPatternException(String problem, int position) {
        super(problem + " at position " + position);
        this.problem = problem;
        this.position = position;
    }

    /** What is wrong; names the construct. */
    public String problem() {
        return problem;
    }

    /** Where the construct begins, from 0. */
    public int position() {
        return position;
    }
}
