package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.Overriding;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the methods of a file's classes, interfaces and typed object literals override or implement. Only types that a declaration
 * names count: that a structure fits one by chance is no sign that it is meant.
 */
final class Overridden {
    private final Names names;
    private final Evaluator evaluator;
    private final List<Overriding> found = new ArrayList<>();

    Overridden(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.names = evaluator.names;
    }

    /** @param symbols how many the file has */
    List<Overriding> all(int symbols) {
        for (int i = 0; i < symbols; i++) {
            Declared declared = names.index.own(i);
            Symbol symbol = declared.symbol();
            switch (symbol.kind()) {
                case CLASS, INTERFACE -> ofType(declared);
                case CONSTANT, PROPERTY, VARIABLE -> ofObject(declared);
                case ENUM, FUNCTION, METHOD, TYPE -> {}
            }
        }
        return found;
    }

    private void ofType(Declared type) {
        List<Meaning> above = new ArrayList<>();
        for (String supertype : type.symbol().shape().supertypes()) {
            Meaning meaning = evaluator.type(supertype, evaluator.members.scope(type, List.of(), null));
            if (!(meaning instanceof Meaning.Unknown || meaning instanceof Meaning.Outside)) {
                above.add(meaning);
            }
        }
        if (!above.isEmpty()) {
            members(type, above);
            inherited(above);
        }
    }

    /** An object literal of a declared type. */
    private void ofObject(Declared variable) {
        Symbol.Shape shape = variable.symbol().shape();
        if (shape.type() != null && shape.parameters() == null) {
            Declared around = names.index.enclosing(variable);
            Meaning type = evaluator.type(shape.type(), new Scope(variable.view(), around, Map.of(), null));
            if (type instanceof Meaning.Instance) {
                members(variable, List.of(type));
            }
        }
    }

    private void members(Declared type, List<Meaning> above) {
        for (Declared member : names.index.children(type)) {
            if (isMethod(member.symbol()) && !member.symbol().isOfShape()) {
                above.forEach(one -> add(member, one));
            }
        }
    }

    /** A class's inherited methods implement those of its interfaces, although their own class may not know these. */
    private void inherited(List<Meaning> above) {
        Meaning extended = above.getFirst();
        if (!isOf(extended, SymbolKind.CLASS)) {
            return;
        }
        for (Meaning one : above.subList(1, above.size())) {
            if (one instanceof Meaning.Instance implemented && isOf(one, SymbolKind.INTERFACE)) {
                Set<String> members = new LinkedHashSet<>();
                collect(implemented, members, new HashSet<>());
                for (String name : members) {
                    if (evaluator.members.of(extended, name) instanceof Meaning.Named method && isMethod(method.symbol())) {
                        add(method.declared(), one);
                    }
                }
            }
        }
    }

    private static boolean isOf(Meaning meaning, SymbolKind kind) {
        return meaning instanceof Meaning.Instance one && one.symbol().kind() == kind;
    }

    /** The names of an interface's members, inherited ones included. */
    private void collect(Meaning.Instance type, Set<String> into, Set<Declared> seen) {
        for (Declared part : seen.add(type.declared()) ? names.declarators.merged(type.declared()) : List.<Declared>of()) {
            names.index.children(part).stream().filter(member -> !member.symbol().isOfShape()).forEach(member -> into.add(member.symbol().name()));
            for (String supertype : part.symbol().shape().supertypes()) {
                if (evaluator.type(supertype, evaluator.members.scope(part, List.of(), null)) instanceof Meaning.Instance one) {
                    collect(one, into, seen);
                }
            }
        }
    }

    /** A method, an accessor, or a property that holds a function. */
    private static boolean isMethod(Symbol member) {
        boolean called = member.kind() == SymbolKind.METHOD || member.detail().equals("accessor")
                || (member.kind() == SymbolKind.PROPERTY && member.shape().parameters() != null);
        boolean hidden = member.is("static") || member.is("private") || member.name().startsWith("#");
        return called && !hidden && !member.detail().equals("constructor") && !member.name().equals("constructor");
    }

    private void add(Declared method, Meaning above) {
        switch (evaluator.members.of(above, method.symbol().name())) {
            case Meaning.Named named -> add(method, named);
            case Meaning.Either(List<Meaning> arms) -> arms.forEach(arm -> add(method, arm instanceof Meaning.Named one ? one : null));
            default -> {}
        }
    }

    private void add(Declared method, Meaning.@Nullable Named overridden) {
        if (overridden == null || overridden.symbol().is("private")) {
            return;
        }
        Declared by = names.declarators.first(method);
        Declared target = names.declarators.first(overridden.declared());
        boolean same = by.index() == target.index() && by.view().path().equals(target.view().path());
        if (!same && (target.symbol().kind() == SymbolKind.METHOD || target.symbol().kind() == SymbolKind.PROPERTY)) {
            found.add(Overriding.of(by, target));
        }
    }
}
