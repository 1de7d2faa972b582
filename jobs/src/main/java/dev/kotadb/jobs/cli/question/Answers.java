package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Ambiguous;
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.Answer.Nothing;
import dev.kotadb.jobs.questions.answer.Answer.Reason;
import dev.kotadb.jobs.questions.answer.Answer.Refused;
import java.util.List;

/** Says in the command line's words how a question ended. */
public final class Answers {
    private static final int MOST_NAMES = 20;

    private Answers() {}

    /** @throws CommandFailure for every other outcome, with what to do next */
    public static <T> Found<T> found(Answer<T> answer) {
        return switch (answer) {
            case Found<T> found -> found;
            case Nothing<T> nothing -> throw new CommandFailure(text(nothing.hint()));
            case Ambiguous<T> ambiguous -> throw new CommandFailure(text(ambiguous));
            case Refused<T> refused -> throw failure(refused.reason());
        };
    }

    private static String text(Hint hint) {
        return switch (hint) {
            case Hint.NoIndexedRepository none -> none.user() == null
                    ? "Nothing is indexed yet. Start with: kota index PATH-or-URL"
                    : none.user() + " sees no repository that is indexed.";
            case Hint.NoRepository none ->
                "No repository " + none.name() + " is indexed; known: " + names(none.known());
            case Hint.NoProject none -> "No project " + none.name() + ". All are listed by: kota project list";
            case Hint.EmptyProject empty -> "No repository of the project " + empty.name() + " is indexed. They are listed by:"
                    + " kota project show " + empty.name();
            case Hint.NoFile none -> "No file " + none.path() + " is indexed in " + names(none.repositories());
            case Hint.NoSymbol none -> "No symbol " + none.name() + " is indexed. Try: kota "
                    + (none.similarToo() ? "search " : "symbols ") + none.name();
            case Hint.NoSymbolOrFile none ->
                "No symbol or file " + none.name() + " is indexed. Try: kota symbols " + none.name();
            case Hint.NoSymbolAt none ->
                "No symbol is declared at or around line " + none.line() + " of " + none.path();
            case Hint.NoPackage none -> "No package " + none.name() + " is provided or used by an indexed repository. All are listed by:"
                    + " kota deps --packages";
            case Hint.NoJob none ->
                "No job has the id " + none.id() + ". The latest are listed by: kota jobs";
            case Hint.NoUser none -> "No user " + none.name()
                    + " is known. Give --as the e-mail address or the id of a row of auth.users.";
        };
    }

    private static String text(Ambiguous<?> ambiguous) {
        String name = ambiguous.name();
        String choices = names(ambiguous.choices());
        return switch (ambiguous.subject()) {
            case REPOSITORY -> "Several repositories are called " + name + ": " + choices + ". Give the whole name.";
            case OWNERS_OF_REPOSITORY ->
                "Several owners have a repository " + name + ". Give the id of one: " + choices;
            case FILE -> "Several files are called " + name + ": " + choices + ". Give the whole path, and --repo.";
            case SYMBOL -> "Several symbols are called " + name + ": " + choices + ". Give PATH:LINE, or the qualified name"
                    + " with its parameters.";
            case PROJECT -> "Several projects are called " + name + ". Give the id of one: " + choices;
            case JOB -> "Several jobs have an id that begins with " + name + "; give more of it.";
        };
    }

    private static CommandFailure failure(Reason reason) {
        return switch (reason) {
            case Reason.InvalidPattern invalid -> new CommandFailure(
                    "Not a regular expression that kota supports: " + invalid.pattern() + " (" + invalid.problem()
                            + ", at position " + (invalid.position() + 1) + "). See: kota search --help",
                    ExitCode.USAGE);
            case Reason.NotForUsers refused -> new CommandFailure("This reads what all tenants share, so " + refused.user()
                    + " may not ask it; ask without --as");
            case Reason.NotPermitted refused -> new CommandFailure("The database's user may not act for " + refused.user()
                    + " (" + refused.detail() + "). It has to be in the roles service_role and authenticated: let an"
                    + " administrator grant them.");
            case Reason.NotMigrated missing -> new CommandFailure("The database holds no index of this version: kota db"
                    + " status tells why. Start with kota index PATH-or-URL, or kota db migrate (" + missing.detail()
                    + ")");
        };
    }

    /** The first names, and how many more there are. */
    private static String names(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES ? first + ", and " + (names.size() - MOST_NAMES) + " more" : first;
    }
}
