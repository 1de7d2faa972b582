package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.resolve.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the methods that a name may mean: in a type, in the scopes around a call, among static imports. */
final class Methods {
    private final Types types;
    private final Uses uses;

    Methods(Types types, Uses uses) {
        this.types = types;
        this.uses = uses;
    }

    /**
     * @param unsure whether a nearer scope is not wholly known, so that another may be meant
     * @param otherwise what the use is where none of the candidates fits
     */
    record Found(List<Candidate> candidates, boolean unsure, ResolvedUse otherwise) {}

    Found of(JType receiver, String name) {
        JType base = Values.base(receiver);
        return switch (base) {
            case JType.Of of -> new Found(in(of, name), false, Fields.notFound(of.declaration()));
            case JType.Variable variable -> of(variable.bound(), name);
            case JType.Outside() -> new Found(List.of(), false, ResolvedUse.EXTERNAL);
            case JType.Array array -> types.object()
                    .map(object -> of(object, name))
                    .orElse(new Found(List.of(), false, ResolvedUse.EXTERNAL));
            default -> new Found(List.of(), false, ResolvedUse.UNRESOLVED);
        };
    }

    private List<Candidate> in(JType.Of of, String name) {
        List<Candidate> visible = new ArrayList<>();
        Substitution substitution = Substitution.of(of);
        for (Candidate candidate : of.declaration().methodSet(name).candidates()) {
            if (isVisible(candidate.method())) {
                visible.add(candidate.in(substitution));
            }
        }
        return visible;
    }

    private boolean isVisible(MethodDeclaration method) {
        Declared declared = method.declared();
        if (declared == null || declared.view() == types.index().self()) {
            return true;
        }
        return !method.is(MethodDeclaration.Trait.PRIVATE)
                && (!method.is(MethodDeclaration.Trait.PACKAGE_PRIVATE)
                        || declared.view().packageName().equals(types.index().self().packageName()));
    }

    Found ofQualifier(Use use) {
        TypeText.Name path = null;
        for (String part : use.qualifier().split("\\.")) {
            path = new TypeText.Name(path, part, List.of());
        }
        if (path == null) {
            return new Found(List.of(), false, ResolvedUse.UNRESOLVED);
        }
        TypeName owner = types.names()
                .lookUp(path, name -> types.names().lookUp(types.index().self(), uses.scope(use), name));
        return owner instanceof TypeName.Known(TypeDeclaration type)
                ? of(new JType.Of(type, List.of()), use.name())
                : new Found(List.of(), false, ResolvedUse.of(owner));
    }

    /** The innermost type around that has a method of the name decides, then static imports. */
    Found inScope(Use use) {
        boolean unsure = false;
        boolean missing = false;
        boolean outside = false;
        for (Declared scope = uses.scope(use); scope != null; scope = types.index().enclosing(scope)) {
            if (RepositoryType.isType(scope.symbol())) {
                RepositoryType type = types.of(scope);
                List<Candidate> candidates = in(type.self(), use.name());
                if (!candidates.isEmpty()) {
                    return new Found(candidates, unsure, Fields.notFound(type));
                }
                unsure |= !type.closure().complete();
                missing |= type.closure().missing();
                outside |= type.closure().outside();
            }
        }
        List<Candidate> imported = new ArrayList<>();
        boolean elsewhere = imported(use.name(), use.name(), imported);
        if (imported.isEmpty()) {
            elsewhere |= imported("", use.name(), imported);
        }
        boolean external = elsewhere || (outside && !missing);
        return new Found(imported, unsure, external ? ResolvedUse.EXTERNAL : ResolvedUse.UNRESOLVED);
    }

    /** Whether there is such an import from a type that is declared elsewhere. */
    private boolean imported(String alias, String name, List<Candidate> into) {
        boolean elsewhere = false;
        for (Import one : types.index().importsAs(types.index().self(), alias)) {
            if (!one.kind().equals("static")) {
                continue;
            }
            TypeName owner = types.names().canonical(one.module(), types.index().self().path());
            if (owner instanceof TypeName.Known(TypeDeclaration type)) {
                for (Candidate candidate : in(type.self(), name)) {
                    if (candidate.method().is(MethodDeclaration.Trait.STATIC)) {
                        into.add(candidate);
                    }
                }
            } else {
                elsewhere |= !(owner instanceof TypeName.Several);
            }
        }
        return elsewhere;
    }

    /** A record's constructor for its components, which the record itself stands for unless it is declared. */
    void addCanonical(RepositoryType type, List<Candidate> declared) {
        List<TypeText> components = type.componentTexts();
        MethodDeclaration canonical = new MethodDeclaration(
                type,
                type.declared(),
                type.simpleName(),
                List.of(),
                components,
                TypeText.UNKNOWN,
                type.isVariadicRecord() ? Set.of(MethodDeclaration.Trait.VARIADIC) : Set.of(),
                type.memberScope());
        Candidate made = new Candidate(canonical, Substitution.NONE);
        if (declared.stream().noneMatch(made::sameParameters)) {
            declared.add(made);
        }
    }
}
