package dev.kotadb.parsers.language.java.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The abstract method of a functional interface, in terms of the interface's parameters. */
record FunctionShape(@Nullable Candidate method) {
    static final FunctionShape NONE = new FunctionShape(null);
    private static final Set<String> OF_OBJECT = Set.of("equals/1", "hashCode/0", "toString/0");

    static FunctionShape of(TypeDeclaration type) {
        List<Candidate> open = new ArrayList<>();
        List<Candidate> all = new ArrayList<>();
        for (JType.Of site : type.closure().types()) {
            if (!site.declaration().isInterface()) {
                continue;
            }
            for (MethodDeclaration method : site.declaration().methods()) {
                Candidate candidate = new Candidate(method, Substitution.of(site));
                if (method.is(MethodDeclaration.Trait.STATIC)
                        || method.is(MethodDeclaration.Trait.PRIVATE)
                        || OF_OBJECT.contains(method.name() + "/" + method.arity())
                        || all.stream().anyMatch(candidate::overriddenBy)) {
                    continue;
                }
                all.add(candidate);
                if (method.is(MethodDeclaration.Trait.ABSTRACT)) {
                    open.add(candidate);
                }
            }
        }
        return open.size() == 1 ? new FunctionShape(open.getFirst()) : NONE;
    }
}
