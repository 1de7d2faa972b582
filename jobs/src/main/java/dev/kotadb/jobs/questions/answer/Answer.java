package dev.kotadb.jobs.questions.answer;

import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a question ends. */
public sealed interface Answer<T> {
    /**
     * The question has a result, which may be an empty list.
     *
     * @param repositories those that it was asked of, with the commits that it is about; empty if it was asked of none
     */
    record Found<T>(T value, List<Repository> repositories) implements Answer<T> {
        public Found {
            repositories = List.copyOf(repositories);
        }
    }

    /** What the question is about does not exist, or the viewer does not see it. */
    record Nothing<T>(Hint hint) implements Answer<T> {}

    /**
     * A name stands for several things, of which the question can be about one only.
     *
     * @param choices what each of them is called; a few if there are very many
     */
    record Ambiguous<T>(Subject subject, String name, List<String> choices) implements Answer<T> {
        public Ambiguous {
            choices = List.copyOf(choices);
        }
    }

    /** The question cannot be asked this way, here, or by this viewer. */
    record Refused<T>(Reason reason) implements Answer<T> {}

    /** What a name can be ambiguous about. */
    enum Subject {
        /** Choices are full names. */
        REPOSITORY,
        /** One full name that several owners use; choices are ids. */
        OWNERS_OF_REPOSITORY,
        /** Choices are {@code repository:path}. */
        FILE,
        /** Choices are {@code repository:path:line qualified name}. */
        SYMBOL,
        /** Choices are ids. */
        JOB,
        /** Choices are ids. */
        PROJECT
    }

    /** What was not found. */
    sealed interface Hint {
        /** @param user null for the owner */
        record NoIndexedRepository(@Nullable String user) implements Hint {}

        record NoRepository(String name, List<String> known) implements Hint {
            public NoRepository {
                known = List.copyOf(known);
            }
        }

        record NoProject(String name) implements Hint {}

        /** The viewer sees none of the project's repositories, or none is indexed. */
        record EmptyProject(String name) implements Hint {}

        record NoFile(String path, List<String> repositories) implements Hint {
            public NoFile {
                repositories = List.copyOf(repositories);
            }
        }

        /** @param similarToo whether similar names were looked for, too */
        record NoSymbol(String name, boolean similarToo) implements Hint {}

        /** Neither a symbol nor a file has the name. */
        record NoSymbolOrFile(String name) implements Hint {}

        /** @param path the whole path */
        record NoSymbolAt(String path, int line) implements Hint {}

        /** No visible repository provides it or depends on it. */
        record NoPackage(String name) implements Hint {}

        record NoJob(String id) implements Hint {}

        record NoUser(String name) implements Hint {}
    }

    /** Why a question was refused. */
    sealed interface Reason {
        /**
         * The regular expression is malformed or uses what is not supported.
         *
         * @param problem names the construct
         * @param position of the construct in the pattern, from 0
         */
        record InvalidPattern(String pattern, String problem, int position) implements Reason {}

        /** The database's role may not act for the user. */
        record NotPermitted(String user, String detail) implements Reason {}

        /** Only the owner of the database may ask this. */
        record NotForUsers(String user) implements Reason {}

        /** The database does not have this version's tables. */
        record NotMigrated(String detail) implements Reason {}
    }

    static <T> Answer<T> found(T value) {
        return new Found<>(value, List.of());
    }

    static <T> Answer<T> nothing(Hint hint) {
        return new Nothing<>(hint);
    }

    /** Asks the next question about what was found; every other outcome stays. */
    default <U> Answer<U> then(Function<T, Answer<U>> next) {
        return switch (this) {
            case Found<T> found -> next.apply(found.value());
            case Nothing<T> nothing -> new Nothing<>(nothing.hint());
            case Ambiguous<T> ambiguous -> new Ambiguous<>(ambiguous.subject(), ambiguous.name(), ambiguous.choices());
            case Refused<T> refused -> new Refused<>(refused.reason());
        };
    }

    /** Changes what was found; every other outcome stays. */
    default <U> Answer<U> map(Function<T, U> change) {
        return this instanceof Found<T> found
                ? new Found<>(change.apply(found.value()), found.repositories())
                : then(value -> found(change.apply(value)));
    }

    /** Notes which repositories the question was asked of. */
    default Answer<T> about(List<Repository> repositories) {
        return this instanceof Found<T> found ? new Found<>(found.value(), repositories) : this;
    }
}
