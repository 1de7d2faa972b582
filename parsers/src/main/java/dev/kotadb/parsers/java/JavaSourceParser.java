package dev.kotadb.parsers.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import dev.kotadb.parsers.ParseOutcome;
import dev.kotadb.parsers.ParserLimits;
import dev.kotadb.parsers.SourceFile;
import dev.kotadb.parsers.SourceParser;

/**
 * Reads Java by JavaParser at its newest language level. What it can not read fails or is partial, with the reason.
 * Safe for use by several threads; its own threads end some time after it is closed.
 */
public final class JavaSourceParser implements SourceParser, AutoCloseable {
    private static final int LONGEST_REASON = 300;

    private final ParserLimits limits;
    private final ParserThreads threads;
    private final ParserConfiguration configuration;

    public JavaSourceParser(ParserLimits limits) {
        this.limits = limits;
        this.threads = new ParserThreads(limits.maxSymbolBytes());
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
        if (source.nesting() > limits.maxNesting()) {
            return new ParseOutcome.Failed("brackets nest " + source.nesting() + " deep, over the limit of "
                    + limits.maxNesting() + " (maxNesting)");
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
        CompilationUnit unit = result.getResult().orElse(null);
        if (unit == null || unit.getParsed() == Node.Parsedness.UNPARSABLE) {
            return new ParseOutcome.Failed(reason(result, text));
        }
        CompilationUnitReader reader = new CompilationUnitReader(text);
        if (result.isSuccessful()) {
            return new ParseOutcome.Parsed(reader.read(unit));
        }
        return new ParseOutcome.Partial(reader.read(unit), reason(result, text));
    }

    private static String reason(ParseResult<?> result, SourceText text) {
        if (result.getProblems().isEmpty()) {
            return "the Java parser gave no tree";
        }
        Problem problem = result.getProblems().getFirst();
        String message = problem.getMessage().replaceAll("\\s+", " ");
        String place = problem.getLocation()
                .flatMap(location -> location.getBegin().getRange())
                .map(range -> "line " + text.line(Math.clamp(range.begin.column - 1L, 0, text.length())) + ": ")
                .orElse("");
        String reason = place + message;
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "\u2026";
    }

    @Override
    public void close() {
        threads.close();
    }
}
