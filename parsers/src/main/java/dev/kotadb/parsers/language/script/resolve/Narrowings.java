package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.script.parse.Arms;
import dev.kotadb.parsers.language.script.parse.Guard;
import dev.kotadb.parsers.language.script.parse.Told;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Narrows values by what conditions tell: of members, of literals, by functions whose result is written as {@code x is T}. */
final class Narrowings {
    private static final Pattern PREDICATE = Pattern.compile("(?:.*=>\\s*)?\\(?\\s*(?:asserts\\s+)?[\\w$]+\\s+is\\s+(?<type>.+)", Pattern.DOTALL);

    private static final Pattern ASSERTS = Pattern.compile("(?:\\([^)]*\\)\\s*=>\\s*)?asserts\\s+[\\w$]+\\s*$");

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|'[^']*'|true|false");

    /** How far aliases of unions inside unions are followed. */
    private static final int DEEPEST = 8;

    private final Names names;
    private final Members members;
    private final Evaluation evaluation;

    Narrowings(Names names, Members members, Evaluation evaluation) {
        this.names = names;
        this.members = members;
        this.evaluation = evaluation;
    }

    /** The value, of which a condition at this place tells this part. */
    Meaning of(Meaning whole, String part, Scope place) {
        if (Guard.isPart(part)) {
            return guarded(whole, Guard.read(part), place.view());
        }
        if (!Told.isPart(part)) {
            return arms(evaluation.read(whole), Arms.read(part));
        }
        return switch (Told.read(part)) {
            case Told.Instance(String type) -> {
                Meaning told = evaluation.type(type, place);
                yield told instanceof Meaning.Unknown ? told : holding(whole, arms(whole, 0), told);
            }
            case Told.Asserted(String function, String inner) ->
                evaluation.chain(function, place.view()) instanceof Meaning.Named named && asserts(named) ? of(whole, inner, place) : whole;
        };
    }

    private boolean asserts(Meaning.Named function) {
        return names.declarators.merged(function.declared()).stream()
                .anyMatch(one -> one.symbol().shape().type() instanceof String type && ASSERTS.matcher(type).lookingAt());
    }

    /** The arms of a union that a condition leaves; all of them if it seems to leave none. */
    Meaning arms(Meaning whole, Arms arms) {
        if (whole instanceof Meaning.Instance alias && alias.symbol().kind() == SymbolKind.TYPE) {
            Meaning aliased = evaluation.read(members.aliased(alias, alias));
            return aliased instanceof Meaning.Either ? arms(aliased, arms) : whole;
        }
        if (!(whole instanceof Meaning.Either(List<Meaning> all))) {
            return whole;
        }
        List<Meaning> left = all.stream().filter(arm -> mayBe(arm, arms)).toList();
        return left.isEmpty() ? whole : left.size() == 1 ? left.getFirst() : new Meaning.Either(left);
    }

    private boolean mayBe(Meaning arm, Arms arms) {
        Meaning member = members.of(arm, arms.member());
        if (arms.literals().isEmpty()) {
            return arms.fit() != (member instanceof Meaning.Unknown);
        }
        String type = member instanceof Meaning.Named named ? named.symbol().shape().type() : null;
        if (type == null || !LITERAL.matcher(type).matches()) {
            return true;
        }
        return arms.fit() == arms.literals().contains(type.replaceAll("[\"'`]", ""));
    }

    /** The value where a call of the guard, at the top of the file, has told its type; as it is if the function is no guard. */
    Meaning guarded(Meaning whole, Guard guard, FileView view) {
        List<Meaning> types = new ArrayList<>();
        for (String function : guard.functions()) {
            Meaning asked = function.startsWith(".")
                    ? members.of(evaluation.read(whole), function.substring(1))
                    : evaluation.chain(function, view);
            Meaning told = asked instanceof Meaning.Named named ? told(named) : null;
            if (told == null || told instanceof Meaning.Unknown) {
                return whole;
            }
            types.add(told);
        }
        Meaning type = either(types);
        List<Meaning> arms = arms(whole, 0);
        return guard.holds() ? holding(whole, arms, type) : failing(whole, arms, type);
    }

    private Meaning holding(Meaning whole, List<Meaning> arms, Meaning type) {
        List<Meaning> left = arms.stream().filter(arm -> isA(arm, type)).toList();
        return left.isEmpty() ? type : left.size() == arms.size() ? whole : either(left);
    }

    private Meaning failing(Meaning whole, List<Meaning> arms, Meaning type) {
        List<Meaning> left = arms.stream().filter(arm -> !isA(arm, type)).toList();
        return left.isEmpty() || left.size() == arms.size() ? whole : either(left);
    }

    private static Meaning either(List<Meaning> arms) {
        return arms.size() == 1 ? arms.getFirst() : new Meaning.Either(arms);
    }

    /** The arms of a union, or the value itself. */
    private List<Meaning> arms(Meaning whole, int depth) {
        return depth == DEEPEST ? List.of(whole) : switch (evaluation.read(whole)) {
            case Meaning.Either(List<Meaning> arms) -> {
                List<Meaning> all = new ArrayList<>();
                arms.forEach(arm -> all.addAll(arm instanceof Meaning.Instance ? arms(arm, depth + 1) : List.of(arm)));
                yield all;
            }
            case Meaning.Instance alias when alias.symbol().kind() == SymbolKind.TYPE
                    && members.aliased(alias, alias) instanceof Meaning.Either either -> arms(either, depth + 1);
            default -> List.of(whole);
        };
    }

    /** Whether a value is of the type, as far as declarations say so. */
    private boolean isA(Meaning value, Meaning type) {
        return switch (type) {
            case Meaning.Either either -> arms(either, 0).stream().anyMatch(arm -> isA(value, arm));
            case Meaning.Instance other -> value instanceof Meaning.Instance one && isA(one, other.declared(), new HashSet<>());
            default -> false;
        };
    }

    private boolean isA(Meaning.Instance one, Declared type, Set<Declared> seen) {
        if (one.symbol().name().equals(type.symbol().name()) && new Meaning.Named(one.declared()).same(new Meaning.Named(type))) {
            return true;
        }
        for (String above : seen.add(one.declared()) ? one.symbol().shape().supertypes() : List.<String>of()) {
            Meaning parent = evaluation.type(above, members.scope(one.declared(), one.arguments(), null));
            if (parent instanceof Meaning.Instance instance && isA(instance, type, seen)) {
                return true;
            }
        }
        return false;
    }

    /** The type that a function's result tells of its argument; null if its declarations do not agree on one. */
    private @Nullable Meaning told(Meaning.Named named) {
        List<Declared> all = names.declarators.merged(named.declared());
        Declared declared = all.stream().filter(one -> predicate(one.symbol()) != null).findFirst().orElse(null);
        String type = declared == null ? null : predicate(declared.symbol());
        boolean several = all.stream().filter(one -> predicate(one.symbol()) != null).count() > 1;
        return type == null || declared == null || several ? null : evaluation.type(type, members.scope(named, declared));
    }

    private static @Nullable String predicate(Symbol symbol) {
        String written = symbol.shape().type();
        String text = written == null && symbol.shape().value() instanceof Value.OfType(String cast) ? cast : written;
        Matcher matcher = PREDICATE.matcher(text == null ? "" : text);
        return matcher.matches() ? matcher.group("type") : null;
    }
}
