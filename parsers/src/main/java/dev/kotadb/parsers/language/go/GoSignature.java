package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.facts.Symbol;
import java.util.List;
import java.util.Set;

/** Compares the types of methods as they are written: by simple names, since each package has its own for another's types. */
final class GoSignature {
    private GoSignature() {}

    /** Whether the methods have the same types, those that depend on one of {@code typeParameters} aside. */
    static boolean fits(Symbol method, Symbol wanted, Set<String> typeParameters) {
        List<String> parameters = parameters(method);
        List<String> others = parameters(wanted);
        boolean same = parameters.size() == others.size()
                && method.shape().variadic() == wanted.shape().variadic()
                && same(result(method), result(wanted), typeParameters);
        for (int i = 0; same && i < parameters.size(); i++) {
            same = same(GoType.read(parameters.get(i)), GoType.read(others.get(i)), typeParameters);
        }
        return same;
    }

    private static List<String> parameters(Symbol method) {
        List<String> parameters = method.shape().parameters();
        return parameters == null ? List.of() : parameters;
    }

    private static GoType result(Symbol method) {
        String type = method.shape().type();
        return GoType.read(type == null ? "()" : type);
    }

    private static boolean same(GoType one, GoType other, Set<String> typeParameters) {
        if (isOpen(one, typeParameters) || isOpen(other, typeParameters)) {
            return true;
        }
        boolean same = simpleName(one).equals(simpleName(other)) && one.arguments().size() == other.arguments().size();
        for (int i = 0; same && i < one.arguments().size(); i++) {
            same = same(one.arguments().get(i), other.arguments().get(i), typeParameters);
        }
        return same;
    }

    /** A literal of a struct or interface, which has no name here, or a type parameter. */
    private static boolean isOpen(GoType type, Set<String> typeParameters) {
        return type.name().isEmpty() || type.name().equals("any") || typeParameters.contains(type.name());
    }

    private static String simpleName(GoType type) {
        return type.name().substring(type.name().lastIndexOf('.') + 1);
    }
}
