package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.language.java.signature.Trait;
import dev.kotadb.parsers.language.java.signature.TypeText;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ResolutionKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the methods that a name may mean: in a type, in the scopes around a call, among static imports. */
final class Methods {
    private final Types types;
    private final Members members;

    Methods(Types types) {
        this.types = types;
        this.members = types.members();
    }

    /**
     * @param unsure whether a nearer scope is not wholly known, so that another may be meant
     * @param otherwise what the use is where none of the candidates fits
     */
    record Found(List<Candidate> candidates, boolean unsure, ResolvedUse otherwise) {
        static Found none(ResolvedUse otherwise) {
            return new Found(List.of(), false, otherwise);
        }
    }

    /** Those of a superclass, as a subclass sees them. */
    Found inherited(JType superclass, String name) {
        return superclass instanceof JType.Of of
                ? new Found(in(of, name, true), false, ResolvedUse.missingIn(of.declaration(), members))
                : of(superclass, name);
    }

    Found of(JType receiver, String name) {
        return switch (JType.base(receiver)) {
            case JType.Of of -> new Found(in(of, name, false), false, ResolvedUse.missingIn(of.declaration(), members));
            case JType.Variable variable -> ofBounds(variable.bounds(), name);
            case JType.Outside outside -> new Found(
                    name.equals("getClass") ? ofObject(name) : List.of(),
                    false,
                    ResolvedUse.EXTERNAL.named(ExternalNames.method(outside, name)));
            case JType.Array array ->
                types.object().map(object -> of(object, name)).orElse(Found.none(ResolvedUse.EXTERNAL));
            default -> Found.none(ResolvedUse.UNRESOLVED);
        };
    }

    private Found ofBounds(List<JType> bounds, String name) {
        Found found = of(bounds.getFirst(), name);
        for (JType bound : bounds.subList(1, bounds.size())) {
            Found more = of(bound, name);
            List<Candidate> all = new ArrayList<>(found.candidates());
            more.candidates().stream().filter(one -> !all.contains(one)).forEach(all::add);
            boolean external = found.otherwise().kind() == ResolutionKind.EXTERNAL;
            found = new Found(all, found.unsure(), external ? more.otherwise() : found.otherwise());
        }
        return found;
    }

    /** Those that each object has, whatever its type. */
    private List<Candidate> ofObject(String name) {
        return types.object().map(object -> in(object, name, false)).orElse(List.of());
    }

    /** What a method gives that a type which is not known has from {@code Object}: {@code toString()} is a string. */
    JType givenByObject(String name, int arguments) {
        for (Candidate one : ofObject(name)) {
            if (one.arity() == arguments && !one.returns().equals(JType.VOID)) {
                return one.returns();
            }
        }
        return JType.UNKNOWN;
    }

    /** @param inherited whether a subclass asks */
    private List<Candidate> in(JType.Of of, String name, boolean inherited) {
        List<Candidate> visible = new ArrayList<>();
        Substitution substitution = Substitution.of(of);
        for (Candidate candidate : members.methods(of.declaration(), name)) {
            if (members.isVisible(candidate.method(), of.declaration(), inherited)) {
                visible.add(candidate.in(substitution));
            } else {
                Reasons.invisible(types.index().trace(), candidate.method());
            }
        }
        return visible;
    }

    Found ofQualifier(Use use) {
        TypeText.Name path = TypeText.Name.of(use.qualifier());
        if (path == null) {
            return Found.none(ResolvedUse.UNRESOLVED);
        }
        TypeName owner = types.lookUp(path, types.scope(use));
        return switch (owner) {
            case TypeName.Known(TypeDeclaration type) -> of(new JType.Of(type, List.of()), use.name());
            case TypeName.Outside(String name, boolean imported) -> of(new JType.Outside(name, imported), use.name());
            default -> Found.none(ResolvedUse.of(owner));
        };
    }

    /** The innermost type around that has a method of the name decides, then static imports. */
    Found inScope(Use use) {
        boolean unsure = false;
        boolean missing = false;
        boolean outside = false;
        for (RepositoryType type : types.around(use)) {
            List<Candidate> candidates = in(type.self(), use.name(), true);
            if (!candidates.isEmpty()) {
                return new Found(candidates, unsure, ResolvedUse.missingIn(type, members));
            }
            Supertypes supertypes = members.supertypes(type);
            unsure |= !supertypes.complete();
            missing |= supertypes.missing();
            outside |= supertypes.outside();
        }
        List<Candidate> imported = new ArrayList<>();
        boolean elsewhere = imported(use.name(), use.name(), imported);
        if (imported.isEmpty()) {
            elsewhere |= imported("", use.name(), imported);
        }
        boolean external = elsewhere || (outside && !missing);
        ExternalSymbol symbol = unsure ? null : importedFromOutside(use.name());
        return new Found(
                imported, unsure, external ? ResolvedUse.EXTERNAL.named(symbol) : ResolvedUse.UNRESOLVED);
    }

    /** The member of a library's type that a static import has by name; null if there are several. */
    private @Nullable ExternalSymbol importedFromOutside(String name) {
        List<Import> imports = types.staticImports(name);
        return imports.size() == 1 && !(types.canonical(imports.getFirst().module()) instanceof TypeName.Known)
                ? ExternalNames.staticMember(imports.getFirst().module(), name)
                : null;
    }

    /** Whether there is such an import from a type that is declared elsewhere. */
    private boolean imported(String alias, String name, List<Candidate> into) {
        boolean elsewhere = false;
        for (Import one : types.staticImports(alias)) {
            TypeName owner = types.canonical(one.module());
            if (owner instanceof TypeName.Known(TypeDeclaration type)) {
                for (Candidate candidate : in(type.self(), name, true)) {
                    if (candidate.method().is(Trait.STATIC)) {
                        into.add(candidate);
                    }
                }
            } else {
                elsewhere |= !(owner instanceof TypeName.Several);
            }
        }
        return elsewhere;
    }
}
