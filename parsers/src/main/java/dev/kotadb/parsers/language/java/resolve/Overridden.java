package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.resolve.TypeDeclaration.Method;
import dev.kotadb.parsers.language.java.signature.Trait;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.Overriding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the methods of a file's types override or implement: methods of the same name with the same erased parameters. */
final class Overridden {
    private final Types types;
    private final Members members;
    private final List<Overriding> found = new ArrayList<>();

    Overridden(Types types) {
        this.types = types;
        this.members = types.members();
    }

    /** @param symbols how many the file has */
    List<Overriding> all(int symbols) {
        for (int i = 0; i < symbols; i++) {
            Declared declared = types.index().own(i);
            if (TypeDeclaration.isType(declared.symbol())) {
                ofType(types.of(declared), declared);
            }
        }
        return found;
    }

    private void ofType(RepositoryType type, Declared declared) {
        List<JType.Of> direct = supertypes(type);
        for (Declared member : direct.isEmpty() ? List.<Declared>of() : types.index().children(declared)) {
            for (Method method : type.methods(member.symbol().name())) {
                if (method.declared() == member && isDispatched(method)) {
                    direct.forEach(above -> add(new Candidate(method, Substitution.NONE), above));
                }
            }
        }
        if (!type.isInterface() && direct.size() > 1) {
            inherited(direct);
        }
    }

    /** The direct supertypes that are known. */
    private List<JType.Of> supertypes(RepositoryType type) {
        List<JType.Of> direct = new ArrayList<>();
        boolean extended = type.isInterface();
        for (JType above : type.supertypes()) {
            if (above instanceof JType.Of of) {
                direct.add(of);
            }
            extended |= !(above instanceof JType.Of of && of.declaration().isInterface());
        }
        if (!extended) {
            types.object().ifPresent(direct::add);
        }
        return direct;
    }

    /** A class's inherited methods implement those of its interfaces, although their own class may not know these. */
    private void inherited(List<JType.Of> direct) {
        JType.Of above = direct.stream().filter(of -> !of.declaration().isInterface()).findFirst().orElse(null);
        if (above == null || !(above.declaration() instanceof RepositoryType)) {
            return;
        }
        for (JType.Of implemented : direct) {
            if (implemented.declaration().isInterface() && !members.isSubclass(above.declaration(), implemented.declaration())) {
                members.supertypes(implemented.declaration()).types().stream()
                        .filter(one -> one.declaration().isInterface())
                        .flatMap(one -> one.declaration().methods().stream())
                        .map(Method::name)
                        .distinct()
                        .forEach(name -> inherited(above, name, implemented));
            }
        }
    }

    private void inherited(JType.Of above, String name, JType.Of implemented) {
        for (Candidate candidate : members.methods(above.declaration(), name)) {
            Method method = candidate.method();
            if (isDispatched(method) && !method.is(Trait.ABSTRACT) && !method.owner().isInterface()) {
                add(candidate.in(Substitution.of(above)), implemented);
            }
        }
    }

    private static boolean isDispatched(Method method) {
        return !method.is(Trait.STATIC) && !method.is(Trait.PRIVATE);
    }

    private void add(Candidate method, JType.Of above) {
        Declared declared = method.method().declared();
        Substitution substitution = Substitution.of(above);
        for (Candidate candidate : members.methods(above.declaration(), method.method().name())) {
            Method overridden = candidate.method();
            if (declared != null
                    && overridden != method.method()
                    && isDispatched(overridden)
                    && isInherited(overridden, declared)
                    && method.sameParameters(candidate.in(substitution))) {
                add(declared, overridden);
            }
        }
    }

    private void add(Declared method, Method overridden) {
        @Nullable Declared declared = overridden.declared();
        if (declared != null) {
            found.add(Overriding.of(method, declared));
        } else if (overridden.external() != null) {
            found.add(new Overriding(method.target(), null, Objects.requireNonNull(overridden.external())));
        }
    }

    private static boolean isInherited(Method overridden, Declared by) {
        return !overridden.is(Trait.PACKAGE_PRIVATE)
                || overridden.owner().packageName().equals(by.view().packageName());
    }
}
