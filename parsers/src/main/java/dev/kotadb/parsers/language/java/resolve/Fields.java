package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import org.jspecify.annotations.Nullable;

/** Resolves names in expressions: a field before a type, a type before a package. */
final class Fields {
    private final Types types;
    private final Uses uses;
    private final Values values;

    Fields(Types types, Uses uses, Values values) {
        this.types = types;
        this.uses = uses;
        this.values = values;
    }

    ResolvedUse resolve(Use use) {
        Value receiver = use.receiver();
        if (receiver == null) {
            return use.qualifier().isEmpty() ? bare(use) : ResolvedUse.of(uses.typeName(use));
        }
        if (receiver instanceof Value.OfUse(int of)) {
            ResolvedUse before = uses.resolve(of);
            if (before.typeNamed() != null) {
                return ofType(before.typeNamed(), use);
            }
            if (before.packageNamed() != null) {
                return inPackage(before.packageNamed() + "." + use.name(), before.packageNamed(), use);
            }
        }
        ResolvedUse found = inValue(values.of(receiver, use), use);
        return use.detail().equals("case") && found.target() == null && !(found.type() instanceof JType.Of)
                ? bare(use)
                : found;
    }

    private ResolvedUse inPackage(String dotted, String outer, Use use) {
        TypeName found = types.names().global(outer, use.name(), types.index().self().path());
        return found instanceof TypeName.Missing
                ? ResolvedUse.ofPackage(dotted, Jdk.hasPackage(dotted))
                : ResolvedUse.of(found);
    }

    private ResolvedUse ofType(TypeDeclaration type, Use use) {
        FieldDeclaration field = find(type, use.name());
        if (field != null) {
            return ResolvedUse.exact(field.declared(), field.type());
        }
        TypeDeclaration member = types.names().memberType(type, use.name());
        return member != null ? ResolvedUse.type(member) : notFound(type);
    }

    private ResolvedUse inValue(JType value, Use use) {
        JType base = Values.base(value);
        return switch (base) {
            case JType.Of of -> {
                FieldDeclaration field = find(of.declaration(), use.name());
                yield field == null ? notFound(of.declaration()) : in(of, field);
            }
            case JType.Variable variable -> inValue(variable.bound(), use);
            case JType.Array array -> use.name().equals("length")
                    ? ResolvedUse.external(new JType.Primitive("int"))
                    : ResolvedUse.UNRESOLVED;
            case JType.Outside() -> ResolvedUse.EXTERNAL;
            default -> ResolvedUse.UNRESOLVED;
        };
    }

    private static ResolvedUse in(JType.Of of, FieldDeclaration field) {
        JType.Of site = Inference.supertype(of, field.owner());
        JType type = site == null ? field.type() : Substitution.of(site).apply(field.type());
        return ResolvedUse.exact(field.declared(), type);
    }

    static ResolvedUse notFound(TypeDeclaration type) {
        if (type instanceof JdkType) {
            return ResolvedUse.EXTERNAL;
        }
        Closure closure = type.closure();
        return closure.outside() && !closure.missing() ? ResolvedUse.EXTERNAL : ResolvedUse.UNRESOLVED;
    }

    /** A field declared in a type or inherited, and to be seen from here. */
    private @Nullable FieldDeclaration find(TypeDeclaration type, String name) {
        for (JType.Of site : type.closure().types()) {
            FieldDeclaration field = site.declaration().field(name);
            if (field != null && isVisible(field)) {
                return field;
            }
        }
        return null;
    }

    private boolean isVisible(FieldDeclaration field) {
        Declared declared = field.declared();
        if (declared == null || declared.view() == types.index().self()) {
            return true;
        }
        return !field.isPrivate()
                && (!field.packagePrivate()
                        || declared.view().packageName().equals(types.index().self().packageName()));
    }

    private ResolvedUse bare(Use use) {
        boolean unsure = false;
        boolean outside = false;
        for (Declared scope = uses.scope(use); scope != null; scope = types.index().enclosing(scope)) {
            if (RepositoryType.isType(scope.symbol())) {
                RepositoryType type = types.of(scope);
                FieldDeclaration field = find(type, use.name());
                if (field != null) {
                    ResolvedUse found = in(type.self(), field);
                    return unsure ? found.guessed() : found;
                }
                unsure |= !type.closure().complete();
                outside |= type.closure().outside() && !type.closure().missing();
            }
        }
        ResolvedUse imported = imported(use.name());
        if (imported != null) {
            return unsure ? imported.guessed() : imported;
        }
        TypeName type = types.names().lookUp(types.index().self(), uses.scope(use), use.name());
        if (!(type instanceof TypeName.Missing)) {
            boolean likely = type instanceof TypeName.Outside && !Character.isUpperCase(use.name().charAt(0));
            return likely ? ResolvedUse.EXTERNAL : ResolvedUse.of(type);
        }
        return outside ? ResolvedUse.EXTERNAL : ResolvedUse.ofPackage(use.name(), Jdk.hasPackage(use.name()));
    }

    private @Nullable ResolvedUse imported(String name) {
        for (Import one : types.index().importsAs(types.index().self(), name)) {
            if (one.kind().equals("static")) {
                ResolvedUse found = inImported(one.module(), name);
                if (found != null) {
                    return found;
                }
            }
        }
        for (Import one : types.index().importsAs(types.index().self(), "")) {
            if (one.kind().equals("static") && one.name().equals("*")) {
                ResolvedUse found = inImported(one.module(), name);
                if (found != null && found != ResolvedUse.EXTERNAL) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable ResolvedUse inImported(String module, String name) {
        TypeName owner = types.names().canonical(module, types.index().self().path());
        if (owner instanceof TypeName.Known(TypeDeclaration type)) {
            FieldDeclaration field = find(type, name);
            return field == null ? null : ResolvedUse.exact(field.declared(), field.type());
        }
        return owner instanceof TypeName.Several ? null : ResolvedUse.EXTERNAL;
    }
}
