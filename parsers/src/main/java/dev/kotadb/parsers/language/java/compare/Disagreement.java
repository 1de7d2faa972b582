package dev.kotadb.parsers.language.java.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A declaration that two parsers read differently.
 *
 * @param kind groups disagreements, such as {@code method is missing}, {@code field on another line}
 * @param line in the file
 * @param text what the first parser and the other one read
 */
public record Disagreement(String kind, int line, String text) {
    /** Between a first parser and another one. */
    public static List<Disagreement> between(List<Declaration> first, List<Declaration> other) {
        List<Declaration> left = new ArrayList<>(first);
        List<Declaration> right = new ArrayList<>();
        for (Declaration declaration : other) {
            if (!left.remove(declaration)) {
                right.add(declaration);
            }
        }
        List<Disagreement> found = new ArrayList<>();
        for (Declaration declaration : left) {
            found.add(of(declaration, right));
        }
        right.forEach(extra -> found.add(new Disagreement(extra.kind() + " is extra", extra.line(), extra.name())));
        return found;
    }

    private static Disagreement of(Declaration declaration, List<Declaration> others) {
        Optional<Declaration> otherKind = take(declaration, others, (a, b) -> a.line() == b.line());
        if (otherKind.isPresent()) {
            return new Disagreement(declaration.kind() + " is " + otherKind.get().kind(), declaration.line(), declaration.name());
        }
        Optional<Declaration> otherLine = take(declaration, others, (a, b) -> a.kind().equals(b.kind()));
        if (otherLine.isPresent()) {
            return new Disagreement(declaration.kind() + " is on another line", declaration.line(),
                    declaration.name() + " in line " + otherLine.get().line());
        }
        return new Disagreement(declaration.kind() + " is missing", declaration.line(), declaration.name());
    }

    private static Optional<Declaration> take(
            Declaration declaration, List<Declaration> others, BiPredicate<Declaration, Declaration> alike) {
        Optional<Declaration> found = others.stream()
                .filter(other -> other.name().equals(declaration.name()) && alike.test(declaration, other))
                .findFirst();
        found.ifPresent(others::remove);
        return found;
    }
}
