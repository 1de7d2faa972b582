package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.resolve.TypeDeclaration.Field;
import dev.kotadb.parsers.language.java.resolve.TypeDeclaration.Method;
import dev.kotadb.parsers.language.java.signature.Trait;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The members of types, inherited ones included, and the supertypes that they come from. */
final class Members {
    private static final Set<String> OF_OBJECT = Set.of("equals/1", "hashCode/0", "toString/0");

    private final FileView self;
    private final Supplier<Optional<JType.Of>> object;
    private final Map<TypeDeclaration, Supertypes> supertypes = new IdentityHashMap<>();
    private final Map<TypeDeclaration, Map<String, List<Candidate>>> methods = new IdentityHashMap<>();
    private final Map<TypeDeclaration, Optional<Candidate>> functions = new IdentityHashMap<>();
    private final Map<TypeDeclaration, List<JType.Of>> sites = new IdentityHashMap<>();
    private final Map<TypeDeclaration, Integer> ranks = new IdentityHashMap<>();
    private final Set<TypeDeclaration> open = new HashSet<>();

    /** @param self the file that they are seen from */
    Members(FileView self, Supplier<Optional<JType.Of>> object) {
        this.self = self;
        this.object = object;
    }

    Supertypes supertypes(TypeDeclaration type) {
        Supertypes known = supertypes.get(type);
        if (known == null) {
            if (!open.add(type)) {
                // A supertype's name is being looked up inside the type itself.
                return Supertypes.none(type);
            }
            known = Supertypes.of(type, object);
            open.remove(type);
            supertypes.put(type, known);
        }
        return known;
    }

    boolean isSubclass(TypeDeclaration type, TypeDeclaration of) {
        return type == of || supertypes(type).supertype(of) != null;
    }

    /** A type seen as one of its supertypes, with that one's arguments. */
    JType.@Nullable Of supertype(JType type, TypeDeclaration declaration) {
        return supertype(type, declaration, 0);
    }

    private JType.@Nullable Of supertype(JType type, TypeDeclaration declaration, int depth) {
        JType plain = JType.plain(type);
        JType.Variable variable =
                plain instanceof JType.Free free ? free.variable() : plain instanceof JType.Variable named ? named : null;
        if (variable != null && depth < JType.DEEPEST) {
            JType.Of found = null;
            for (JType bound : variable.bounds()) {
                found = found == null ? supertype(bound, declaration, depth + 1) : found;
            }
            return found;
        }
        if (!(plain instanceof JType.Of of)) {
            return null;
        }
        if (of.declaration() == declaration) {
            return of;
        }
        JType.Of above = supertypes(of.declaration()).supertype(declaration);
        if (above == null || of.raw()) {
            return above == null ? null : new JType.Of(declaration, List.of());
        }
        return Substitution.of(of).apply(above) instanceof JType.Of seen ? seen : null;
    }

    /** What two types have in common: their nearest common class, or else the interfaces that both have (JLS 4.10.4). */
    JType common(JType.Of one, JType.Of other) {
        List<JType.Of> shared = new ArrayList<>();
        for (JType.Of above : supertypes(one.declaration()).types()) {
            TypeDeclaration type = above.declaration();
            if (isSubclass(other.declaration(), type)
                    && shared.stream().noneMatch(nearer -> isSubclass(nearer.declaration(), type))) {
                JType.Of mine = supertype(one, type);
                shared.add(mine != null && mine.equals(supertype(other, type)) ? mine : new JType.Of(type, List.of()));
            }
        }
        shared.removeIf(type -> shared.size() > 1 && object.get().filter(root -> root.declaration() == type.declaration()).isPresent());
        return switch (shared.size()) {
            case 0 -> JType.UNKNOWN;
            case 1 -> shared.getFirst();
            default -> new JType.Variable(
                    shared.stream().map(type -> type.declaration().simpleName()).collect(Collectors.joining(" & ")),
                    () -> List.copyOf(shared));
        };
    }

    /** Methods of this name, overridden ones left out, in terms of the type's parameters. */
    List<Candidate> methods(TypeDeclaration type, String name) {
        Map<String, List<Candidate>> byName = methods.computeIfAbsent(type, key -> new HashMap<>());
        List<Candidate> known = byName.get(name);
        if (known == null) {
            known = findMethods(type, name);
            byName.put(name, known);
        }
        return known;
    }

    private List<Candidate> findMethods(TypeDeclaration type, String name) {
        List<Candidate> kept = new ArrayList<>();
        BitSet decided = new BitSet();
        for (JType.Of site : sites.computeIfAbsent(type, this::inOrder)) {
            for (Method method : site.declaration().methods(name)) {
                if (!(method.is(Trait.STATIC) && site.declaration().isInterface() && site.declaration() != type)) {
                    add(kept, decided, new Candidate(method, Substitution.of(site)), type.isInterface());
                }
            }
        }
        return kept;
    }

    /** Classes as they inherit, then interfaces as javac asks them: the most derived first, otherwise by name. */
    private List<JType.Of> inOrder(TypeDeclaration type) {
        List<JType.Of> all = supertypes(type).types();
        List<JType.Of> interfaces = new ArrayList<>(all);
        interfaces.removeIf(one -> !one.declaration().isInterface() || one.declaration() == type);
        if (interfaces.size() < 2) {
            return all;
        }
        List<JType.Of> sorted = new ArrayList<>(all);
        sorted.removeAll(interfaces);
        interfaces.sort(Comparator.<JType.Of>comparingInt(one -> -rank(one.declaration()))
                .thenComparing(one -> one.declaration().packageName() + "." + one.declaration().simpleName()));
        sorted.addAll(interfaces);
        return sorted;
    }

    /** The length of the longest way up from an interface. */
    private int rank(TypeDeclaration type) {
        Integer known = ranks.get(type);
        if (known == null) {
            ranks.put(type, 1); // an interface that extends itself does not compile
            int longest = 0;
            for (JType.Of above : supertypes(type).types()) {
                if (above.declaration() != type && above.declaration().isInterface()) {
                    longest = Math.max(longest, rank(above.declaration()));
                }
            }
            known = longest + 1;
            ranks.put(type, known);
        }
        return known;
    }

    /**
     * Classes come before interfaces, subclasses before superclasses; among interfaces the more derived one wins. Of abstract methods
     * that do not override each other javac takes the second that it finds, unless the first returns something more special, or
     * another class implements it.
     *
     * @param decided those kept for which no second one counts
     * @param ofInterface whether the type is an interface, whose members come before those of {@code Object}
     */
    private void add(List<Candidate> kept, BitSet decided, Candidate next, boolean ofInterface) {
        for (int i = 0; i < kept.size(); i++) {
            Candidate one = kept.get(i);
            TypeDeclaration owner = one.method().owner();
            TypeDeclaration other = next.method().owner();
            if (owner != other && one.sameParameters(next)) {
                if ((ofInterface || owner.isInterface()) && isSubclass(other, owner)) {
                    kept.set(i, next);
                } else if (!other.isInterface()) {
                    decided.set(i, decided.get(i) || !next.method().is(Trait.ABSTRACT));
                } else if (!decided.get(i) && one.method().is(Trait.ABSTRACT) && next.method().is(Trait.ABSTRACT)
                        && !isSubclass(owner, other)) {
                    decided.set(i);
                    kept.set(i, returnsLess(one, next) ? one : next);
                }
                return;
            }
        }
        kept.add(next);
    }

    /** Whether a supertype of a method's owner has methods of its name, too. */
    boolean isAlsoAbove(Method method) {
        return supertypes(method.owner()).types().stream()
                .anyMatch(site -> site.declaration() != method.owner() && !site.declaration().methods(method.name()).isEmpty());
    }

    private boolean returnsLess(Candidate one, Candidate other) {
        return one.returns() instanceof JType.Of mine
                && other.returns() instanceof JType.Of others
                && mine.declaration() != others.declaration()
                && isSubclass(mine.declaration(), others.declaration());
    }

    /** The one abstract method of a functional interface, in terms of its arguments; null for any other type. */
    @Nullable Candidate function(JType type) {
        if (!(JType.plain(type) instanceof JType.Of of)) {
            return null;
        }
        Candidate method = function(of.declaration());
        return method == null ? null : method.in(Substitution.of(of));
    }

    /** The same in terms of the interface's parameters. */
    @Nullable Candidate function(TypeDeclaration type) {
        if (!type.isInterface()) {
            return null;
        }
        Optional<Candidate> known = functions.get(type);
        if (known == null) {
            known = findFunction(type);
            functions.put(type, known);
        }
        return known.orElse(null);
    }

    private Optional<Candidate> findFunction(TypeDeclaration type) {
        List<Candidate> abstracts = new ArrayList<>();
        List<Candidate> all = new ArrayList<>();
        for (JType.Of site : supertypes(type).types()) {
            if (!site.declaration().isInterface()) {
                continue;
            }
            for (Method method : site.declaration().methods()) {
                Candidate candidate = new Candidate(method, Substitution.of(site));
                if (method.is(Trait.STATIC)
                        || method.is(Trait.PRIVATE)
                        || OF_OBJECT.contains(method.name() + "/" + method.arity())
                        || all.stream().anyMatch(candidate::overriddenBy)) {
                    continue;
                }
                all.add(candidate);
                if (method.is(Trait.ABSTRACT)) {
                    abstracts.add(candidate);
                }
            }
        }
        return abstracts.size() == 1 ? Optional.of(abstracts.getFirst()) : Optional.empty();
    }

    /** The type of a functional interface's parameter. */
    JType parameter(JType function, int parameter) {
        Candidate method = function(function);
        return method != null && parameter < method.arity()
                ? JType.plain(method.parameter(parameter))
                : JType.UNKNOWN;
    }

    /** The nearest field of this name that is wanted. */
    @Nullable Field field(TypeDeclaration type, String name, Predicate<Field> wanted) {
        for (JType.Of site : supertypes(type).types()) {
            Field field = site.declaration().field(name);
            if (field != null && wanted.test(field)) {
                return field;
            }
        }
        return null;
    }

    @Nullable TypeDeclaration type(TypeDeclaration type, String name) {
        for (JType.Of site : supertypes(type).types()) {
            TypeDeclaration member = site.declaration().memberType(name);
            if (member != null) {
                return member;
            }
        }
        return null;
    }

    boolean isVisible(Field field) {
        return isVisible(field.declared(), field.isPrivate(), field.packagePrivate());
    }

    /**
     * Whether a method can be called on a value of a type. A protected one of a library can be where it is inherited, and on
     * subclasses, which the repository declares.
     */
    boolean isVisible(Method method, TypeDeclaration of, boolean inherited) {
        return isVisible(method)
                && !(!inherited
                        && method.is(Trait.PROTECTED)
                        && !method.is(Trait.STATIC)
                        && of.external() != null
                        && !of.packageName().equals(self.packageName()));
    }

    private boolean isVisible(Method method) {
        return isVisible(method.declared(), method.is(Trait.PRIVATE), method.is(Trait.PACKAGE_PRIVATE));
    }

    private boolean isVisible(@Nullable Declared declared, boolean isPrivate, boolean packagePrivate) {
        if (declared == null || declared.view() == self) {
            return true;
        }
        return !isPrivate
                && (!packagePrivate || declared.view().packageName().equals(self.packageName()));
    }
}
