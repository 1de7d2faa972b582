package dev.kotadb.parsers.resolve.names;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.FileView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a name or an expression stands for while a file is being resolved. Not to be compared by {@code equals}: that
 * would walk whole files.
 */
public sealed interface Meaning {
    /** Nothing is known. */
    Meaning UNKNOWN = new Unknown();
    /** Declared outside the repository, like all of its members. */
    Meaning OUTSIDE = new Outside(null, Outside.Members.UNNAMED);

    /** See {@link #UNKNOWN}. */
    record Unknown() implements Meaning {}

    /**
     * See {@link #OUTSIDE}.
     *
     * @param symbol what it is, or the type of which it is a value; null if not known
     */
    record Outside(@Nullable ExternalSymbol symbol, Members members) implements Meaning {
        /** What is known of the names of its members. */
        public enum Members {
            /** They are reached by a path of names that the symbol begins. */
            BY_PATH,
            /** They are those of the values of the symbol, which is a type. */
            OF_VALUE,
            UNNAMED
        }

        public static Outside path(ExternalSymbol symbol) {
            return new Outside(symbol, Members.BY_PATH);
        }

        /** A symbol, of whose members no names are known. */
        public static Outside leaf(ExternalSymbol symbol) {
            return new Outside(symbol, Members.UNNAMED);
        }

        /** A value of the type that this is. */
        public Meaning value() {
            return symbol == null || members == Members.OF_VALUE ? OUTSIDE : new Outside(symbol, Members.OF_VALUE);
        }

        /** @param separator between the symbol and the name */
        public Meaning member(String separator, String name) {
            return symbol == null ? OUTSIDE : switch (members) {
                case BY_PATH -> path(symbol.inside(separator + name));
                case OF_VALUE -> leaf(symbol.inside(separator + name));
                case UNNAMED -> OUTSIDE;
            };
        }
    }

    /**
     * A declaration itself: a class as such, a function not yet called, a variable not yet read.
     *
     * @param owner the instance it was found in, which binds the enclosing type's parameters; null at the top level
     * @param self the receiver on which it was accessed, the value of {@code this} in it; null if there is none
     */
    record Named(Declared declared, @Nullable Instance owner, @Nullable Meaning self) implements Meaning {
        public Named(Declared declared) {
            this(declared, null, null);
        }

        public Symbol symbol() {
            return declared.symbol();
        }

        /** Whether both are the same declaration. */
        public boolean same(Named other) {
            return declared.index() == other.declared.index()
                    && declared.view().path().equals(other.declared.view().path());
        }
    }

    /** A value of a declared type, with the meanings of its type arguments. */
    record Instance(Declared declared, List<Meaning> arguments) implements Meaning {
        public Instance {
            arguments = List.copyOf(arguments);
        }

        public Symbol symbol() {
            return declared.symbol();
        }
    }

    /** A module or package of the repository, by its files; the first stands for it. */
    record Module(List<FileView> files) implements Meaning {
        public Module {
            files = List.copyOf(files);
        }
    }

    /** An imported name that the module must offer, although no declaration of it is found. */
    record Offered(String path) implements Meaning {}

    /** A value of a type built into the language: {@code array} of something, {@code promise} of something ... */
    record Container(String type, List<Meaning> arguments) implements Meaning {
        public Container {
            arguments = List.copyOf(arguments);
        }

        public Meaning argument(int index) {
            return index < arguments.size() ? arguments.get(index) : UNKNOWN;
        }
    }

    /** A member of a built-in type. */
    record BuiltIn(Container of, String name) implements Meaning {}

    /** A function known by its type only. */
    non-sealed interface Callable extends Meaning {
        List<Meaning> parameters();

        Meaning result();

        static Callable of(List<Meaning> parameters, Meaning result) {
            return new Function(parameters, result);
        }

        /** A function whose types do not depend on what it is given. */
        record Function(List<Meaning> parameters, Meaning result) implements Callable {
            public Function {
                parameters = List.copyOf(parameters);
            }
        }
    }

    /** An object known by its members only. */
    non-sealed interface Structure extends Meaning {
        /** The value of a member, {@code ""} being all that have no name; null if there is none. */
        @Nullable Meaning member(String name);

        static Structure of(Map<String, Meaning> members) {
            return new Members(members);
        }

        /** An object whose members are all known already. */
        record Members(Map<String, Meaning> members) implements Structure {
            public Members {
                members = Map.copyOf(members);
            }

            @Override
            public @Nullable Meaning member(String name) {
                return members.get(name);
            }
        }
    }

    /**
     * A member whose type is known better than by its declaration.
     *
     * @param declaration null if not known
     */
    record Anonymous(Meaning type, @Nullable Named declaration) implements Meaning {
        public Anonymous(Meaning type) {
            this(type, null);
        }
    }

    /** One of several: the arms of a union, or declarations of equal precedence. */
    record Either(List<Meaning> arms) implements Meaning {
        public Either {
            arms = List.copyOf(arms);
        }

        /** The results of all arms, without unknown ones. */
        public Meaning each(UnaryOperator<Meaning> what) {
            List<Meaning> results = new ArrayList<>();
            for (Meaning arm : arms) {
                Meaning result = what.apply(arm);
                if (result instanceof Either(List<Meaning> several)) {
                    results.addAll(several);
                } else if (!(result instanceof Unknown)) {
                    results.add(result);
                }
            }
            return results.isEmpty() ? UNKNOWN : results.size() == 1 ? results.getFirst() : new Either(results);
        }
    }

    /** Declarations that have the right name; nothing else is known. */
    record Guessed(List<Named> fitting) implements Meaning {
        public Guessed {
            fitting = List.copyOf(fitting);
        }
    }
}
