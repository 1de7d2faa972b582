package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Recursion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds members: of instances through their supertypes, of classes, namespaces, modules and built-in types. */
final class Members {
    /** Ends the name of a module's default export. */
    private static final String DEFAULT = ".default";

    private static final List<String> CONSTRUCTOR = List.of("['constructor']", "[\"constructor\"]");

    /** How often an alias is expanded inside itself. */
    private static final int MOST_EXPANDED = 3;

    private final Names names;
    private final Evaluation evaluation;
    private final Recursion recursion;
    private final Map<Declared, Integer> expanded = new IdentityHashMap<>();

    Members(Names names, Evaluation evaluation, Recursion recursion) {
        this.names = names;
        this.evaluation = evaluation;
        this.recursion = recursion;
    }

    /** The member of a value. */
    Meaning of(Meaning value, String name) {
        return recursion.deeper(() -> found(value, name));
    }

    private Meaning found(Meaning value, String name) {
        return switch (value) {
            case Meaning.Named named -> ofDeclaration(named, name);
            case Meaning.Instance instance when name.equals("constructor") -> constructor(instance);
            case Meaning.Instance instance -> ofInstance(instance, instance, name, new HashSet<>());
            case Meaning.Module(List<FileView> files) -> names.exported(files.getFirst(), name, false);
            case Meaning.Container container -> ofContainer(container, name);
            case Meaning.Structure structure -> {
                Meaning member = structure.member(name);
                Meaning any = member == null ? structure.member("") : member;
                boolean isMember = any instanceof Meaning.Anonymous || any instanceof Meaning.Named named && named.symbol().isOfShape();
                yield any == null ? Meaning.UNKNOWN : isMember ? any : new Meaning.Anonymous(any);
            }
            case Meaning.Anonymous(Meaning type, var _) -> of(type, name);
            case Meaning.Either either -> either.each(arm -> of(arm, name));
            case Meaning.Callable callable ->
                BuiltIns.isFunctionMember(name) ? Library.ofType("Function", name) : Meaning.UNKNOWN;
            case Meaning.Outside outside -> ofOutside(outside, name);
            case Meaning.BuiltIn builtIn -> Meaning.OUTSIDE;
            case Meaning.Offered offered -> Meaning.UNKNOWN;
            case Meaning.Guessed guessed -> Meaning.UNKNOWN;
            case Meaning.Unknown unknown -> Meaning.UNKNOWN;
        };
    }

    /** The class of a value: a class may tell its type with {@code ["constructor"]: Type}, for its constructor has that name itself. */
    private Meaning constructor(Meaning.Instance instance) {
        for (String quoted : CONSTRUCTOR) {
            Meaning declared = ofInstance(instance, instance, quoted, new HashSet<>());
            if (declared instanceof Meaning.Named) {
                return declared;
            }
        }
        return ofInstance(instance, instance, "constructor", new HashSet<>());
    }

    /** A default export's members are mostly the module's: {@code import React from "react"; React.useState}. */
    static Meaning ofOutside(Meaning.Outside outside, String name) {
        ExternalSymbol symbol = outside.symbol();
        if (symbol != null && symbol.scheme() == ExternalSymbol.Scheme.JS) {
            return Library.member(outside, name);
        } else if (BuiltIns.isFunctionMember(name) || BuiltIns.isObjectMember(name)) {
            return Meaning.OUTSIDE;
        }
        if (symbol != null && symbol.qualifiedName().endsWith(DEFAULT) && outside.members() == Meaning.Outside.Members.BY_PATH) {
            String module = symbol.qualifiedName().substring(0, symbol.qualifiedName().length() - DEFAULT.length());
            return Meaning.Outside.path(new ExternalSymbol(symbol.scheme(), symbol.packageName(), module + "." + name));
        }
        return outside.member(".", name);
    }

    private Meaning ofContainer(Meaning.Container container, String name) {
        if (!container.type().equals("intersection")) {
            return new Meaning.BuiltIn(container, name);
        }
        return ofFirst(container, part -> of(part, name));
    }

    /** The member of the first part of an intersection that has it. */
    private static Meaning ofFirst(Meaning.Container intersection, UnaryOperator<Meaning> memberOf) {
        Meaning outside = Meaning.UNKNOWN;
        for (Meaning part : intersection.arguments()) {
            Meaning member = memberOf.apply(part);
            if (member instanceof Meaning.Outside || isUnlisted(member)) {
                outside = isUnlisted(member) && outside instanceof Meaning.Unknown ? member : Meaning.OUTSIDE;
            } else if (!(member instanceof Meaning.Unknown)) {
                return member;
            }
        }
        return outside;
    }

    /** Whether it would be a member of a type of the library that the library's list does not have. */
    private static boolean isUnlisted(Meaning member) {
        return member instanceof Meaning.BuiltIn one && Library.symbol(one) == null;
    }

    private Meaning ofDeclaration(Meaning.Named named, String name) {
        Declared declared = named.declared();
        for (Declared part : names.declarators.merged(declared)) {
            SymbolKind kind = part.symbol().kind();
            if (Declarators.isNamespace(part) || kind == SymbolKind.ENUM) {
                List<Declared> inside = names.declarators.inside(part, name);
                if (!inside.isEmpty()) {
                    return new Meaning.Named(Declarators.pick(inside, false).orElseThrow());
                }
            }
        }
        return switch (declared.symbol().kind()) {
            case CLASS -> ofClass(declared, name, new HashSet<>());
            case FUNCTION, METHOD -> BuiltIns.isFunctionMember(name) ? Library.ofType("Function", name) : expando(declared, name);
            case VARIABLE, CONSTANT, PROPERTY -> ofObject(named, name);
            case ENUM -> BuiltIns.isObjectMember(name) ? Meaning.OUTSIDE : Meaning.UNKNOWN;
            case INTERFACE, TYPE -> Meaning.UNKNOWN;
        };
    }

    private Meaning expando(Declared function, String name) {
        for (Declared inside : names.index.children(function, name)) {
            if (inside.symbol().is("static")) {
                return new Meaning.Named(inside);
            }
        }
        return Meaning.UNKNOWN;
    }

    /** A member of an object that a variable holds: in its literal, otherwise in its type. */
    private Meaning ofObject(Meaning.Named named, String name) {
        if (isObject(named.declared())) {
            List<Declared> inside = names.declarators.inside(named.declared(), name);
            if (!inside.isEmpty()) {
                return new Meaning.Named(inside.getFirst(), null, named);
            }
        }
        Meaning value = evaluation.read(named);
        return value instanceof Meaning.Named same && same.same(named)
                ? BuiltIns.isObjectMember(name) ? Meaning.OUTSIDE : Meaning.UNKNOWN
                : of(value, name);
    }

    private static boolean isObject(Declared variable) {
        return variable.symbol().shape().parameters() == null;
    }

    private Meaning ofClass(Declared declared, String name, Set<Declared> seen) {
        for (Declared member : names.index.children(declared, name)) {
            if (member.symbol().is("static")) {
                return new Meaning.Named(member, null, new Meaning.Named(declared));
            }
        }
        if (BuiltIns.isFunctionMember(name)) {
            return Library.ofType("Function", name);
        }
        Meaning outside = Meaning.UNKNOWN;
        for (String supertype : seen.add(declared) ? declared.symbol().shape().supertypes() : List.<String>of()) {
            Scope place = scope(declared, List.of(), null);
            if (Heritage.isValue(supertype)) {
                Meaning member = of(evaluation.type(Heritage.type(supertype), place), name);
                if (!(member instanceof Meaning.Unknown || member instanceof Meaning.Outside)) {
                    return member;
                }
                outside = member instanceof Meaning.Outside ? member : outside;
                continue;
            }
            Meaning parent = evaluation.type(supertype, place);
            if (parent instanceof Meaning.Instance(Declared above, List<Meaning> arguments)
                    && above.symbol().kind() == SymbolKind.CLASS) {
                return ofClass(above, name, seen);
            } else if (parent instanceof Meaning.Outside) {
                outside = Meaning.OUTSIDE;
            }
        }
        return outside;
    }

    /** {@code seen} holds the types that were searched: supertypes may be circular. */
    Meaning ofInstance(Meaning.Instance instance, Meaning self, String name, Set<Declared> seen) {
        Declared type = instance.declared();
        if (!seen.add(type)) {
            return Meaning.UNKNOWN;
        }
        SymbolKind kind = type.symbol().kind();
        if (kind == SymbolKind.ENUM || Declarators.isEnumMember(type)) {
            return Meaning.OUTSIDE;
        }
        List<Declared> parts = names.declarators.merged(type).stream()
                .filter(part -> isType(part) && Declarators.isClassValue(part) == Declarators.isClassValue(type))
                .toList();
        for (Declared part : parts) {
            List<Declared> own = names.declarators.inside(part, name).stream()
                    .filter(one -> !one.symbol().is("static"))
                    .toList();
            if (!own.isEmpty()) {
                return new Meaning.Named(own.getFirst(), new Meaning.Instance(part, instance.arguments()), self);
            }
            String signatures = part.symbol().kind() == SymbolKind.INTERFACE ? part.symbol().shape().type() : null;
            if (signatures != null && (name.equals("()") || name.equals("new"))
                    && evaluation.type(signatures, scope(part, instance.arguments(), self)) instanceof Meaning.Structure all
                    && all.member(name) instanceof Meaning signature) {
                return new Meaning.Anonymous(signature);
            }
        }
        if (kind == SymbolKind.TYPE) {
            return expanding(type, () -> of(aliased(instance, self), name));
        }
        Meaning above = above(parts, instance, self, name, seen);
        if (above instanceof Meaning.Unknown && names.augmented(type, name) instanceof Meaning.Named added) {
            return new Meaning.Named(added.declared(), null, self);
        }
        return above instanceof Meaning.Unknown && BuiltIns.isObjectMember(name) ? Library.ofType("Object", name) : above;
    }

    private static boolean isType(Declared declared) {
        return switch (declared.symbol().kind()) {
            case CLASS, INTERFACE, TYPE -> !Declarators.isNamespace(declared);
            case ENUM, FUNCTION, METHOD, VARIABLE, CONSTANT, PROPERTY -> false;
        };
    }

    private Meaning above(
            List<Declared> parts, Meaning.Instance instance, Meaning self, String name, Set<Declared> seen) {
        Meaning outside = Meaning.UNKNOWN;
        for (Declared part : parts) {
            for (String supertype : part.symbol().shape().supertypes()) {
                Meaning parent = above(part, supertype, scope(part, instance.arguments(), self));
                Meaning member = inherited(parent, self, name, seen);
                if (member instanceof Meaning.Outside || isUnlisted(member)) {
                    outside = isUnlisted(member) && outside instanceof Meaning.Unknown ? member : Meaning.OUTSIDE;
                } else if (!(member instanceof Meaning.Unknown)) {
                    return member;
                }
            }
        }
        return outside;
    }

    /** A mixin's result is an intersection, whose members are inherited as those of one class: {@code this} stays what it was. */
    private Meaning inherited(Meaning parent, Meaning self, String name, Set<Declared> seen) {
        return switch (parent) {
            case Meaning.Instance one -> ofInstance(one, self, name, seen);
            case Meaning.Container container when container.type().equals("array") -> Meaning.OUTSIDE;
            case Meaning.Container container when container.type().equals("intersection") ->
                ofFirst(container, part -> inherited(part, self, name, seen));
            default -> of(parent, name);
        };
    }

    /** Conditional types refer to themselves in several arms, whose number would grow with each level. */
    private Meaning expanding(Declared alias, Supplier<Meaning> what) {
        if (expanded.merge(alias, 1, Integer::sum) > MOST_EXPANDED) {
            expanded.merge(alias, -1, Integer::sum);
            return Meaning.UNKNOWN;
        }
        try {
            return what.get();
        } finally {
            expanded.merge(alias, -1, Integer::sum);
        }
    }

    /** What a type alias stands for, {@code self} being its {@code this}; unknown if the type is not an alias. */
    Meaning aliased(Meaning.Instance instance, Meaning self) {
        String aliased = instance.symbol().kind() == SymbolKind.TYPE ? instance.symbol().shape().type() : null;
        return aliased == null
                ? Meaning.UNKNOWN
                : expanding(
                        instance.declared(),
                        () -> evaluation.type(aliased, scope(instance.declared(), instance.arguments(), self)));
    }

    /** A value of what a type extends: of a type, or of the class that a call gives. */
    private Meaning above(Declared type, String supertype, Scope scope) {
        boolean value = type.symbol().kind() == SymbolKind.CLASS;
        if (value && Heritage.isValue(supertype)) {
            return evaluation.created(evaluation.type(Heritage.type(supertype), scope));
        }
        Meaning above = evaluation.type(supertype, scope);
        boolean constant = value && above instanceof Meaning.Unknown && Heritage.isName(supertype);
        return constant ? evaluation.created(evaluation.type("typeof " + supertype, scope)) : above;
    }

    /** The arguments of the generic type of which the value is one; empty if it is none. */
    List<Meaning> argumentsAs(Meaning value, Declared generic) {
        return argumentsAs(value, generic, new HashSet<>());
    }

    private List<Meaning> argumentsAs(Meaning value, Declared generic, Set<Declared> seen) {
        if (value instanceof Meaning.Instance one && isSame(one.declared(), generic)) {
            return one.arguments();
        }
        List<Meaning> above = switch (value) {
            case Meaning.Instance alias when alias.symbol().kind() == SymbolKind.TYPE && seen.add(alias.declared()) ->
                List.of(aliased(alias, alias));
            case Meaning.Instance one when seen.add(one.declared()) -> supertypes(one);
            case Meaning.Named named when named.symbol().kind() == SymbolKind.CLASS && seen.add(named.declared()) -> constructors(named.declared());
            case Meaning.Container of when of.type().equals("intersection") -> of.arguments();
            case Meaning.Either(List<Meaning> arms) -> arms;
            case Meaning.Anonymous(Meaning type, var _) -> List.of(type);
            default -> List.of();
        };
        for (Meaning one : above) {
            List<Meaning> arguments = argumentsAs(one, generic, seen);
            if (!arguments.isEmpty()) {
                return arguments;
            }
        }
        return List.of();
    }

    private static boolean isSame(Declared one, Declared other) {
        return one.symbol().name().equals(other.symbol().name()) && one.view().path().equals(other.view().path());
    }

    private List<Meaning> supertypes(Meaning.Instance one) {
        List<Meaning> all = new ArrayList<>();
        for (Declared part : names.declarators.merged(one.declared())) {
            for (String supertype : part.symbol().shape().supertypes()) {
                all.add(above(part, supertype, scope(part, one.arguments(), one)));
            }
        }
        return all;
    }

    /** What a class extends as a value: another class, or what a call gives. */
    private List<Meaning> constructors(Declared type) {
        List<Meaning> all = new ArrayList<>();
        for (String supertype : type.symbol().shape().supertypes()) {
            Scope scope = scope(type, List.of(), null);
            Meaning above = evaluation.type(Heritage.isValue(supertype) ? Heritage.type(supertype) : supertype, scope);
            all.add(above instanceof Meaning.Instance(Declared one, var _) && !Heritage.isValue(supertype) ? new Meaning.Named(one) : above);
        }
        return all;
    }

    /** The value that {@code super} is in an instance of this type. */
    Meaning inherited(Meaning.Instance instance) {
        List<Meaning> parents = new ArrayList<>();
        for (String supertype : instance.symbol().shape().supertypes()) {
            parents.add(above(instance.declared(), supertype, scope(instance.declared(), instance.arguments(), instance)));
        }
        return parents.isEmpty() ? Meaning.UNKNOWN : parents.getFirst();
    }

    /** The place inside a type where its members and supertypes are written. */
    Scope scope(Declared type, List<Meaning> arguments, @Nullable Meaning self) {
        return new Scope(type.view(), type, bindings(type, arguments), self);
    }

    /** The place of a declaration's own types: its owner binds the type parameters around it. */
    Scope scope(Meaning.Named named, Declared declared) {
        Meaning.Instance owner = named.owner();
        Map<String, Meaning> bindings = owner == null ? Map.of() : bindings(owner.declared(), owner.arguments());
        return new Scope(declared.view(), declared, bindings, named.self());
    }

    private Map<String, Meaning> bindings(Declared type, List<Meaning> arguments) {
        List<String> parameters = type.symbol().shape().typeParameters();
        Map<String, Meaning> bindings = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            String name = new TypeParameter(parameters.get(i)).name();
            Meaning given = i < arguments.size() ? arguments.get(i) : Meaning.UNKNOWN;
            if (!(given instanceof Meaning.Unknown)) {
                bindings.put(name, given);
            } else if (i >= arguments.size()) {
                Scope before = new Scope(type.view(), type, bindings, null);
                Meaning fallback = evaluation.type(new TypeParameter(parameters.get(i)).fallback(), before);
                if (!(fallback instanceof Meaning.Unknown)) {
                    bindings.put(name, fallback);
                }
            }
        }
        return bindings;
    }
}
