package dev.kotadb.jobs.serve.answers;

import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Ambiguous;
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.Answer.Nothing;
import dev.kotadb.jobs.questions.answer.Answer.Reason;
import dev.kotadb.jobs.questions.answer.Answer.Refused;
import dev.kotadb.jobs.questions.published.PublishedIndex;
import dev.kotadb.jobs.questions.published.RememberedAnswers;
import dev.kotadb.schema.query.QueryFailedException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the published index as a viewer, one question per snapshot, and remembers answers. */
public final class Reads {
    private static final Logger LOG = LoggerFactory.getLogger(Reads.class);

    private final DataSource dataSource;
    private final RememberedAnswers remembered = new RememberedAnswers();

    public Reads(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @throws Problem for every answer but a found one */
    public <T> Found<T> found(Viewer viewer, Function<CodeIndex, Answer<T>> question) {
        return required(ask(viewer, question));
    }

    /** @throws Problem for every answer but a found one */
    static <T> Found<T> required(Answer<T> answer) {
        return switch (answer) {
            case Found<T> found -> found;
            case Nothing<T> nothing -> throw nothing(nothing.hint());
            case Ambiguous<T> ambiguous -> throw ambiguous(ambiguous);
            case Refused<T> refused -> throw refused(refused.reason());
        };
    }

    <T> Answer<T> ask(Viewer viewer, Function<CodeIndex, Answer<T>> question) {
        try {
            return PublishedIndex.open(dataSource, viewer, () -> {}).then(published -> {
                try (CodeIndex index = remembered.of(published, viewer)) {
                    return question.apply(index);
                }
            });
        } catch (QueryFailedException e) {
            if (e.isTimeout()) {
                throw Problem.unavailable("The answer takes too long; narrow the question");
            }
            LOG.warn("a question failed: {}", e.getMessage());
            throw e.isOfConnection() ? Problem.unavailable("The database does not answer") : Problem.internal();
        }
    }

    private static Problem nothing(Hint hint) {
        return Problem.notFound(switch (hint) {
            case Hint.NoIndexedRepository none -> "No repository is indexed";
            case Hint.NoRepository none -> "Repository not found: " + none.name();
            case Hint.NoProject none -> "Project not found: " + none.name();
            case Hint.EmptyProject empty -> "No repository of the project is indexed";
            case Hint.NoFile none -> "File not found: " + none.path();
            case Hint.NoSymbol none -> "Symbol not found: " + none.name();
            case Hint.NoPackage none -> "No package " + none.name();
            case Hint.NoSymbolOrFile none -> "No symbol or file " + none.name();
            case Hint.NoSymbolAt none -> "No symbol at line " + none.line() + " of " + none.path();
            case Hint.NoJob none -> "Job not found";
            case Hint.NoUser none -> "The user does not exist";
        });
    }

    private static Problem ambiguous(Ambiguous<?> ambiguous) {
        String name = ambiguous.name();
        return Problem.ambiguous(switch (ambiguous.subject()) {
            case REPOSITORY, OWNERS_OF_REPOSITORY -> "Several repositories are called " + name;
            case SYMBOL -> "Several symbols are called " + name;
            case FILE -> "Several files are called " + name;
            case PROJECT -> "Several projects are called " + name;
            case JOB -> "Several jobs have an id that begins with " + name;
        }, ambiguous.choices());
    }

    private static Problem refused(Reason reason) {
        return switch (reason) {
            case Reason.InvalidPattern invalid -> Problem.badRequest("Not a supported regular expression: " + invalid.problem()
                    + ", at position " + (invalid.position() + 1));
            case Reason.NotForUsers _ -> Problem.forbidden("Only the owner of the database may ask this");
            case Reason.NotPermitted refused -> {
                LOG.error("the database's user may not act for {}: {}", refused.user(), refused.detail());
                yield Problem.unavailable("The server may not read the database for this user");
            }
            case Reason.NotMigrated missing -> {
                LOG.error("the database lacks migrations: {}", missing.detail());
                yield Problem.unavailable("The database has no index of this version");
            }
        };
    }
}
