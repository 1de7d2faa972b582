package dev.kotadb.parsers.resolve.names;

import dev.kotadb.parsers.resolve.Trace;
import java.util.List;
import java.util.stream.Collectors;

/** Puts a meaning into words, for {@link Trace}. */
final class MeaningText {
    private MeaningText() {}

    static String of(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Unknown _ -> "not known";
            case Meaning.Outside outside -> outside.symbol() == null
                    ? "something outside the repository"
                    : (outside.members() == Meaning.Outside.Members.OF_VALUE ? "a value of " : "") + outside.symbol().qualifiedName()
                            + " (outside the repository)";
            case Meaning.Named named -> Trace.describe(named.declared());
            case Meaning.Instance instance -> "a value of " + Trace.describe(instance.declared()) + all(instance.arguments());
            case Meaning.Module(var files) -> "module " + files.getFirst().path();
            case Meaning.Offered(String path) -> "something that " + path + " offers";
            case Meaning.Container container -> "the built-in type " + container.type() + all(container.arguments());
            case Meaning.BuiltIn(Meaning.Container of, String name) -> "member " + name + " of the built-in type " + of.type();
            case Meaning.Callable _ -> "a function that is known by its type only";
            case Meaning.Structure _ -> "an object that is known by its members only";
            case Meaning.Anonymous(Meaning type, Meaning.Named declaration) ->
                declaration == null ? "a member without a declaration, " + of(type) : of(declaration);
            case Meaning.Either(List<Meaning> arms) -> arms.stream().map(MeaningText::of).collect(Collectors.joining(", or "));
            case Meaning.Guessed(List<Meaning.Named> fitting) ->
                fitting.size() == 1 ? of(fitting.getFirst()) : fitting.size() + " declarations of the name";
        };
    }

    private static String all(List<Meaning> arguments) {
        boolean known = arguments.stream().anyMatch(each -> !(each instanceof Meaning.Unknown));
        return known ? arguments.stream().map(MeaningText::of).collect(Collectors.joining(", ", " of ", "")) : "";
    }
}
