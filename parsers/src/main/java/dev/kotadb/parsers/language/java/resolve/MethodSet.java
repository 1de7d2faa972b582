package dev.kotadb.parsers.language.java.resolve;

import java.util.ArrayList;
import java.util.List;

/** The methods of one name that a type has, each with the supertype that declares it in terms of the type's parameters. */
record MethodSet(List<Candidate> candidates) {
    static MethodSet of(TypeDeclaration type, String name) {
        List<Candidate> kept = new ArrayList<>();
        for (JType.Of site : type.closure().types()) {
            for (MethodDeclaration method : site.declaration().methods(name)) {
                if (!(method.is(MethodDeclaration.Trait.STATIC)
                        && site.declaration().isInterface()
                        && site.declaration() != type)) {
                    add(kept, new Candidate(method, Substitution.of(site)));
                }
            }
        }
        return new MethodSet(List.copyOf(kept));
    }

    /** Classes come before interfaces, subclasses before superclasses; among interfaces the more derived one wins. */
    private static void add(List<Candidate> kept, Candidate next) {
        for (int i = 0; i < kept.size(); i++) {
            Candidate one = kept.get(i);
            if (one.method().owner() != next.method().owner() && one.sameParameters(next)) {
                if (next.method().owner().isSubclassOf(one.method().owner())) {
                    kept.set(i, next);
                }
                return;
            }
        }
        kept.add(next);
    }
}
