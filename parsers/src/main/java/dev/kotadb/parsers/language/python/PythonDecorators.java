package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What decorators say of a declaration. */
final class PythonDecorators {
    /** Decorators that change nothing but what is passed first. */
    private static final Set<String> BINDING = Set.of("staticmethod", "classmethod");
    /** {@code property}, {@code functools.cached_property} and what libraries name after them. */
    private static final Pattern ACCESSOR = Pattern.compile("(?:\\w+\\.)*(?:\\w*property|reify|\\w+\\.(?:setter|deleter))");
    private static final Map<String, String> MODIFIERS = Map.of(
            "staticmethod", "static", "classmethod", "class", "abstractmethod", "abstract", "abc.abstractmethod", "abstract",
            "overload", "overload", "typing.overload", "overload", "t.overload", "overload");

    private PythonDecorators() {}

    /** The texts of a declaration's decorators, without the sign. */
    static List<String> of(SyntaxTree tree, int declaration) {
        List<String> decorators = new ArrayList<>();
        int parent = tree.parent(declaration);
        int first = tree.is(parent, "decorated_definition") ? tree.firstChild(parent) : -1;
        for (int child = first; child >= 0; child = tree.nextSibling(child)) {
            if (tree.is(child, "decorator")) {
                decorators.add(tree.text(child).substring(1).strip());
            }
        }
        return decorators;
    }

    /** The modifiers that decorators stand for. */
    static List<String> modifiers(SyntaxTree tree, int declaration) {
        List<String> modifiers = new ArrayList<>();
        for (String decorator : of(tree, declaration)) {
            String modifier = MODIFIERS.get(decorator);
            if (modifier != null) {
                modifiers.add(modifier);
            }
        }
        return modifiers;
    }

    /** Whether they change nothing but what is passed first. */
    static boolean onlyBind(SyntaxTree tree, int declaration) {
        return of(tree, declaration).stream().allMatch(BINDING::contains);
    }

    static boolean isAccessor(SyntaxTree tree, int declaration) {
        return of(tree, declaration).stream().anyMatch(decorator -> ACCESSOR.matcher(decorator).matches());
    }
}
