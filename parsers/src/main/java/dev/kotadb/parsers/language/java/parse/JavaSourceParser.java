package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseException;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import dev.kotadb.parsers.source.SourceParser;
import java.util.regex.Pattern;

/**
 * Reads Java by JavaParser at its newest language level. What it can not read fails or is partial, with the reason.
 * Safe for use by several threads; its own threads end some time after it is closed.
 */
public final class JavaSourceParser implements SourceParser {
    /**
     * Condensed text in all parses at a time. A tree takes up to 500 bytes for each character of it, so that this is
     * what fits in a heap of one gigabyte beside everything else.
     */
    private static final int MOST_CHARACTERS = 1536 * 1024;

    private static final int LONGEST_REASON = 300;

    /** The tokens that would have been right, dozens of them. */
    private static final Pattern LONG_LIST = Pattern.compile(",\\s+expected one of .*", Pattern.DOTALL);

    /**
     * JavaParser looks ahead over the whole body of a lambda or class within arguments before it reads it, and over
     * those within it again, so that each level doubles the time: ten take 0.2 s, twenty over 20 s.
     */
    private static final int MOST_BODIES = 12;

    private final ParserLimits limits;
    private final ParserThreads threads;
    private final ParserConfiguration configuration;

    public JavaSourceParser(ParserLimits limits) {
        this.limits = limits;
        this.threads = new ParserThreads(MOST_CHARACTERS);
        this.configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                .setAttributeComments(false);
        // They check what a compiler would object to, by more walks over the tree; an index takes what can be read.
        configuration.getProcessors().clear();
    }

    @Override
    public ParseOutcome parse(SourceFile file) {
        Deadline deadline = Deadline.in(limits.timeLimit());
        CondensedSource source = CondensedSource.of(file.text());
        if (source.length() > MOST_CHARACTERS) {
            return new ParseOutcome.Failed("code of " + source.length() + " characters without comments and blanks is "
                    + "over the Java parser's limit of " + MOST_CHARACTERS);
        }
        if (source.nesting().deepest() > limits.maxNesting()) {
            return new ParseOutcome.Failed("brackets nest " + source.nesting().deepest() + " deep, over the limit of "
                    + limits.maxNesting() + " (maxNesting)");
        }
        if (source.nesting().mostBodies() > MOST_BODIES) {
            return new ParseOutcome.Failed("bodies within arguments nest " + source.nesting().mostBodies()
                    + " deep, over the limit of " + MOST_BODIES);
        }
        return threads.run(source.length(), deadline, () -> read(source, deadline));
    }

    private ParseOutcome read(CondensedSource source, Deadline deadline) {
        ParseResult<CompilationUnit> result = new JavaParser(configuration)
                .parse(ParseStart.COMPILATION_UNIT, new CondensedProvider(source, deadline));
        if (deadline.passed()) {
            return ParserThreads.outOfTime(deadline);
        }
        SourceText text = new SourceText(source);
        CompilationUnit view = result.getResult().orElse(null);
        if (view == null || view.getParsed() == Node.Parsedness.UNPARSABLE) {
            return new ParseOutcome.Failed(reason(result, text));
        }
        CompilationUnitReader reader = new CompilationUnitReader(text);
        if (result.isSuccessful()) {
            return new ParseOutcome.Parsed(reader.read(view));
        }
        return new ParseOutcome.Partial(reader.read(view), reason(result, text));
    }

    private static String reason(ParseResult<?> result, SourceText text) {
        if (result.getProblems().isEmpty()) {
            return "the Java parser gave no tree";
        }
        Problem problem = result.getProblems().getFirst();
        String reason = "line " + text.line(Math.clamp(column(problem) - 1L, 0, text.length())) + ": "
                + LONG_LIST.matcher(problem.getMessage()).replaceFirst("").replaceAll("\\s+", " ");
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "\u2026";
    }

    /** Of the word that was found instead of what was expected, where the problem tells it. */
    private static int column(Problem problem) {
        if (problem.getCause().orElse(null) instanceof ParseException cause
                && cause.currentToken != null
                && cause.currentToken.next != null) {
            return cause.currentToken.next.beginColumn;
        }
        return problem.getLocation()
                .flatMap(location -> location.getBegin().getRange())
                .map(range -> range.begin.column)
                .orElse(1);
    }

    @Override
    public void close() {
        threads.close();
    }
}
