package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.language.java.resolve.TypeDeclaration.Field;
import org.jspecify.annotations.Nullable;

/** Resolves names in expressions: a field before a type, a type before a package. */
final class Fields {
    private final Types types;
    private final Members members;

    Fields(Types types) {
        this.types = types;
        this.members = types.members();
    }

    ResolvedUse ofPackage(String outer, String name) {
        String dotted = outer + "." + name;
        TypeName found = types.global(outer, name);
        return found instanceof TypeName.Missing
                ? ResolvedUse.ofPackage(dotted, types.packages().existsElsewhere(dotted))
                : ResolvedUse.of(found);
    }

    ResolvedUse ofType(TypeDeclaration type, String name) {
        Field field = find(type, name);
        if (field != null) {
            return ResolvedUse.exact(field, field.type());
        }
        TypeDeclaration member = members.type(type, name);
        return member != null ? ResolvedUse.type(member) : ResolvedUse.missingIn(type, members);
    }

    ResolvedUse of(JType value, String name) {
        return switch (JType.base(value)) {
            case JType.Of of -> {
                Field field = find(of.declaration(), name);
                yield field == null ? ResolvedUse.missingIn(of.declaration(), members) : in(of, field);
            }
            case JType.Variable variable -> variable.bounds().stream()
                    .map(bound -> of(bound, name))
                    .filter(found -> found.target() != null)
                    .findFirst()
                    .orElseGet(() -> of(variable.bound(), name));
            case JType.Array array -> name.equals("length")
                    ? ResolvedUse.external(new JType.Primitive("int"))
                    : ResolvedUse.UNRESOLVED;
            case JType.Outside outside -> ResolvedUse.EXTERNAL.named(ExternalNames.field(outside, name));
            default -> ResolvedUse.UNRESOLVED;
        };
    }

    private ResolvedUse in(JType.Of of, Field field) {
        JType.Of site = members.supertype(of, field.owner());
        JType type = site == null ? field.type() : Substitution.of(site).apply(field.type());
        return ResolvedUse.exact(field, type);
    }

    private @Nullable Field find(TypeDeclaration type, String name) {
        return members.field(type, name, members::isVisible);
    }

    /**
     * The field that one of the innermost classes around inherits, up to the class {@code last}; null if they inherit none for certain.
     */
    @Nullable ResolvedUse inherited(Use use, int last) {
        for (RepositoryType type : types.around(use)) {
            Field field = named(type, use.name());
            if (field != null) {
                return in(type.self(), field);
            }
            if (type.declared().index() == last || !members.supertypes(type).complete()) {
                return null;
            }
        }
        return null;
    }

    /** The field that its bare name means inside the type: private ones are not inherited. */
    private @Nullable Field named(RepositoryType type, String name) {
        return members.field(type, name, field -> members.isVisible(field) && (!field.isPrivate() || field.owner() == type));
    }

    ResolvedUse inScope(Use use) {
        boolean unsure = false;
        boolean outside = false;
        for (RepositoryType type : types.around(use)) {
            Field field = named(type, use.name());
            if (field != null) {
                ResolvedUse found = in(type.self(), field);
                return unsure ? found.guessed() : found;
            }
            Supertypes supertypes = members.supertypes(type);
            unsure |= !supertypes.complete();
            outside |= supertypes.outside() && !supertypes.missing();
        }
        ResolvedUse imported = imported(use.name());
        if (imported != null) {
            return unsure ? imported.guessed() : imported;
        }
        TypeName type = types.lookUp(types.index().self(), types.scope(use), use.name());
        if (!(type instanceof TypeName.Missing)) {
            boolean likely = type instanceof TypeName.Outside && !Character.isUpperCase(use.name().charAt(0));
            return likely ? ResolvedUse.EXTERNAL : ResolvedUse.of(type);
        }
        return outside ? ResolvedUse.EXTERNAL : ResolvedUse.ofPackage(use.name(), types.packages().existsElsewhere(use.name()));
    }

    private @Nullable ResolvedUse imported(String name) {
        for (Import one : types.staticImports(name)) {
            ResolvedUse found = inImported(one.module(), name);
            if (found != null) {
                return found;
            }
        }
        for (Import one : types.staticImports("")) {
            ResolvedUse found = one.name().equals("*") ? inImported(one.module(), name) : null;
            if (found != null && isKnown(one)) {
                return found;
            }
        }
        return null;
    }

    private boolean isKnown(Import one) {
        return types.canonical(one.module()) instanceof TypeName.Known;
    }

    private @Nullable ResolvedUse inImported(String module, String name) {
        TypeName owner = types.canonical(module);
        if (owner instanceof TypeName.Known(TypeDeclaration type)) {
            Field field = find(type, name);
            return field == null ? null : ResolvedUse.exact(field, field.type());
        }
        return owner instanceof TypeName.Several
                ? null
                : ResolvedUse.EXTERNAL.named(ExternalNames.staticMember(module, name));
    }
}
