package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the type parameters of generic classes stand for in their instances. */
final class PythonGenerics {
    private static final Set<String> DECLARING = Set.of("Generic", "Protocol");
    private static final int DEEPEST = 8;

    private final TrackedIndex index;
    private final Types types;

    /** What annotations in a class's header mean. */
    interface Types {
        Meaning of(Annotation type, Declared writtenIn, Meaning.Instance self);

        boolean isVariable(String name, Declared usedIn);
    }

    PythonGenerics(TrackedIndex index, Types types) {
        this.index = index;
        this.types = types;
    }

    /** The class around a declaration, or the declaration itself. */
    @Nullable Declared classAround(@Nullable Declared around) {
        for (Declared at = around; at != null; at = index.enclosing(at)) {
            if (at.symbol().kind() == SymbolKind.CLASS) {
                return at;
            }
        }
        return null;
    }

    /** What a name means that is used in {@code owner}, a class of {@code self}; null if it is no type parameter of it. */
    @Nullable Meaning parameter(@Nullable Declared owner, @Nullable Meaning self, String name) {
        return owner != null && self instanceof Meaning.Instance instance && parameters(owner).contains(name)
                ? argument(owner, instance, name, 0)
                : null;
    }

    private Meaning argument(Declared owner, Meaning.Instance self, String name, int depth) {
        Declared type = self.declared();
        if (type.index() == owner.index() && type.view().path().equals(owner.view().path())) {
            int position = parameters(type).indexOf(name);
            return position >= 0 && position < self.arguments().size() ? self.arguments().get(position) : Meaning.UNKNOWN;
        }
        for (String text : depth > DEEPEST ? List.<String>of() : type.symbol().shape().supertypes()) {
            if (text.indexOf('[') > 0 && types.of(Annotation.read(text), type, self) instanceof Meaning.Instance base) {
                Meaning found = argument(owner, base, name, depth + 1);
                if (!(found instanceof Meaning.Unknown)) {
                    return found;
                }
            }
        }
        return Meaning.UNKNOWN;
    }

    /** The names of a class's type parameters: those it declares, or those it passes on to its bases. */
    List<String> parameters(Declared type) {
        List<String> names = new ArrayList<>();
        for (String declared : type.symbol().shape().typeParameters()) {
            for (String one : declared.replaceAll("^\\[|\\]$", "").split(",")) {
                names.add(one.strip().split("[^\\w]", 2)[0]);
            }
        }
        List<Annotation> bases = type.symbol().shape().supertypes().stream()
                .filter(text -> text.indexOf('[') > 0)
                .map(Annotation::read)
                .toList();
        boolean declares = bases.stream().anyMatch(base -> DECLARING.contains(base.simpleName()));
        for (Annotation base : bases) {
            for (Annotation argument : !declares || DECLARING.contains(base.simpleName()) ? base.arguments() : List.<Annotation>of()) {
                if (argument.arguments().isEmpty() && !names.contains(argument.name()) && types.isVariable(argument.name(), type)) {
                    names.add(argument.name());
                }
            }
        }
        return names;
    }
}
