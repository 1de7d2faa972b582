package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.language.java.binary.ClassPath;
import dev.kotadb.parsers.language.java.resolve.TypeDeclaration.Method;
import dev.kotadb.parsers.language.java.signature.Signature;
import dev.kotadb.parsers.language.java.signature.Trait;
import dev.kotadb.parsers.language.java.signature.TypeText;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks types up while one file is resolved: by scope, then imports, the package, imports on demand, {@code java.lang}.
 * Each type is made once.
 */
final class Types {
    private final TrackedIndex index;
    private final QualifiedTypes qualified;
    private final Packages packages;
    private final Members members;
    private final Map<Declared, RepositoryType> ofRepository = new IdentityHashMap<>();
    private final Map<Object, Map<String, TypeName>> byScope = new IdentityHashMap<>();
    private final Map<Integer, List<RepositoryType>> around = new HashMap<>();
    private final Map<String, List<Import>> staticImports = new HashMap<>();

    Types(TrackedIndex index) {
        this.index = index;
        ClassPath classPath = index.libraries() instanceof ClassPath known ? known : ClassPath.EMPTY;
        this.qualified = new QualifiedTypes(index, classPath, this::of, read -> new BinaryType(this, read));
        this.packages = new Packages(index, classPath);
        this.members = new Members(index.self(), this::object);
    }

    TrackedIndex index() {
        return index;
    }

    Members members() {
        return members;
    }

    Packages packages() {
        return packages;
    }

    RepositoryType of(Declared declared) {
        RepositoryType known = ofRepository.get(declared);
        if (known == null) {
            known = new RepositoryType(this, declared, index.enclosing(declared));
            ofRepository.put(declared, known);
        }
        return known;
    }

    /** The declaration that a use stands in; null at the top of the file. */
    @Nullable Declared scope(Use use) {
        return use.enclosing() < 0 ? null : index.own(use.enclosing());
    }

    /** The types that a use stands in, the innermost first. */
    List<RepositoryType> around(Use use) {
        return around.computeIfAbsent(use.enclosing(), enclosing -> {
            List<RepositoryType> types = new ArrayList<>();
            for (Declared scope = scope(use); scope != null; scope = index.enclosing(scope)) {
                if (TypeDeclaration.isType(scope.symbol())) {
                    types.add(of(scope));
                }
            }
            return types;
        });
    }

    /** The static imports of the resolved file that bring a name, or all names of a type for the empty one. */
    List<Import> staticImports(String name) {
        return staticImports.computeIfAbsent(name, alias -> index.importsAs(index.self(), alias).stream()
                .filter(one -> one.kind().equals("static"))
                .toList());
    }

    /** The type of a class file's name: the repository's own where it declares one, as the JDK's sources do. */
    TypeName binary(String binaryName) {
        return qualified.binary(binaryName);
    }

    JType implied(String binaryName, List<JType> arguments) {
        return binary(binaryName) instanceof TypeName.Known(TypeDeclaration type)
                ? new JType.Of(type, type.variables().size() == arguments.size() ? arguments : List.of())
                : JType.OUTSIDE;
    }

    Optional<JType.Of> object() {
        return implied("java/lang/Object", List.of()) instanceof JType.Of of ? Optional.of(of) : Optional.empty();
    }

    JType resolve(TypeText text, Scope scope) {
        return switch (text) {
            case TypeText.Missing() -> JType.UNKNOWN;
            case TypeText.Primitive(String name) -> new JType.Primitive(name);
            case TypeText.Array(TypeText element) -> new JType.Array(resolve(element, scope));
            case TypeText.Union(List<TypeText> all) -> union(all, scope);
            case TypeText.Wildcard(boolean lower, TypeText bound) -> new JType.Wildcard(lower, resolve(bound, scope));
            case TypeText.Binary(String name, List<TypeText> arguments) -> {
                TypeName found = binary(name);
                yield found instanceof TypeName.Missing
                        ? new JType.Outside(ExternalNames.qualified(name), true)
                        : type(found, arguments, scope);
            }
            case TypeText.Name name -> type(lookUp(name, scope), name.arguments(), scope);
        };
    }

    /** What its types have in common. If one is declared elsewhere, so may be what it has in common with others. */
    private JType union(List<TypeText> all, Scope scope) {
        JType common = resolve(all.getFirst(), scope);
        for (TypeText text : all.subList(1, all.size())) {
            JType next = resolve(text, scope);
            if (!(common instanceof JType.Of one && next instanceof JType.Of other)) {
                return common.equals(JType.UNKNOWN) || next.equals(JType.UNKNOWN) ? JType.UNKNOWN : JType.OUTSIDE;
            }
            common = members.isSubclass(one.declaration(), other.declaration()) ? other : members.common(one, other);
        }
        return common;
    }

    private JType type(TypeName name, List<TypeText> arguments, Scope scope) {
        return switch (name) {
            case TypeName.Known(TypeDeclaration declaration) -> new JType.Of(declaration, all(arguments, scope));
            case TypeName.OfVariable(JType.Variable variable) -> variable;
            case TypeName.Outside(String qualified, boolean imported) -> new JType.Outside(qualified, imported);
            case TypeName.Several several -> JType.UNKNOWN;
            case TypeName.Missing() -> JType.UNKNOWN;
        };
    }

    private List<JType> all(List<TypeText> texts, Scope scope) {
        if (texts.isEmpty()) {
            return List.of();
        }
        List<JType> types = new ArrayList<>(texts.size());
        for (TypeText text : texts) {
            types.add(resolve(text, scope));
        }
        return types;
    }

    Method method(
            TypeDeclaration owner,
            @Nullable Declared declared,
            String name,
            Set<Trait> traits,
            Signature signature,
            Scope outer) {
        List<JType.Variable> variables = new ArrayList<>();
        Scope scope = declare(signature.typeParameters(), variables, outer);
        return new Method(
                owner, declared, name, traits, signature, variables, text -> resolve(text, scope));
    }

    /** Makes the type parameters of a declaration, whose scope has them before what is around it. */
    Scope declare(List<TypeText.Parameter> written, List<JType.Variable> variables, Scope outer) {
        if (written.isEmpty()) {
            return outer;
        }
        Scope scope = name -> {
            TypeName variable = variable(variables, name);
            return variable == null ? outer.lookUp(name) : variable;
        };
        for (TypeText.Parameter one : written) {
            variables.add(new JType.Variable(one.name(), () -> one.bounds().isEmpty()
                    ? List.of(implied("java/lang/Object", List.of()))
                    : all(one.bounds(), scope)));
        }
        return scope;
    }

    private static @Nullable TypeName variable(List<JType.Variable> variables, String name) {
        for (JType.Variable variable : variables) {
            if (variable.name().equals(name)) {
                return new TypeName.OfVariable(variable);
            }
        }
        return null;
    }

    /** A name as it is written in the resolved file, inside the declaration given, or at its top for null. */
    TypeName lookUp(TypeText.Name name, @Nullable Declared scope) {
        return lookUp(name, simple -> lookUp(index.self(), scope, simple));
    }

    TypeName lookUp(TypeText.Name name, Scope scope) {
        TypeText.Name outer = name.outer();
        if (outer == null) {
            return scope.lookUp(name.name());
        }
        TypeName owner = lookUp(outer, scope);
        return switch (owner) {
            case TypeName.Known(TypeDeclaration type) -> {
                TypeName member = TypeName.of(members.type(type, name.name()));
                yield member instanceof TypeName.Missing && members.supertypes(type).outside()
                        ? TypeName.OUTSIDE
                        : member;
            }
            case TypeName.Missing() -> inPackage(outer.dotted(), name.name());
            case TypeName.OfVariable variable -> TypeName.MISSING;
            case TypeName.Several several -> several;
            case TypeName.Outside(String qualified, boolean imported) -> {
                TypeName found = global(outer.dotted(), name.name());
                yield found instanceof TypeName.Missing
                        ? new TypeName.Outside(qualified.isEmpty() ? "" : qualified + "." + name.name(), imported)
                        : found;
            }
        };
    }

    /** A name in a file, inside the declaration given, or at its top for null. */
    TypeName lookUp(FileView view, @Nullable Declared scope, String name) {
        Map<String, TypeName> here = byScope.computeIfAbsent(scope == null ? view : scope, key -> new HashMap<>());
        TypeName found = here.get(name);
        if (found == null) {
            found = scope == null ? atTop(view, name) : inside(scope, name);
            here.put(name, found);
        }
        return found;
    }

    private TypeName inside(Declared scope, String name) {
        TypeName found = TypeDeclaration.isType(scope.symbol()) ? inType(of(scope), name) : inMethod(scope, name);
        return found == null ? lookUp(scope.view(), index.enclosing(scope), name) : found;
    }

    private @Nullable TypeName inType(RepositoryType type, String name) {
        TypeName variable = variable(type.variables(), name);
        if (variable != null) {
            return variable;
        }
        if (type.simpleName().equals(name) && !type.isAnonymous()) {
            return new TypeName.Known(type);
        }
        TypeDeclaration member = members.type(type, name);
        return member == null ? null : new TypeName.Known(member);
    }

    private @Nullable TypeName inMethod(Declared method, String name) {
        Declared owner = index.enclosing(method);
        if (owner != null && TypeDeclaration.isType(owner.symbol())) {
            TypeName variable = variable(of(owner).variablesOf(method), name);
            if (variable != null) {
                return variable;
            }
        }
        for (Declared one : index.children(method, name)) {
            if (TypeDeclaration.isNamedType(one.symbol())) {
                return new TypeName.Known(of(one));
            }
        }
        return null;
    }

    private TypeName atTop(FileView view, String name) {
        for (Import one : index.importsAs(view, name)) {
            TypeName found = imported(one, view);
            if (!(found instanceof TypeName.Missing)) {
                return found;
            }
        }
        TypeName same = qualified.find(view.packageName(), name, view.path());
        return same instanceof TypeName.Missing ? onDemand(view, name) : same;
    }

    private TypeName imported(Import one, FileView view) {
        if (one.kind().equals("static")) {
            return member(canonical(one.module(), view.path()), one.name());
        }
        TypeName found = canonical(one.module() + "." + one.name(), view.path());
        return found instanceof TypeName.Missing ? outside(one, view.path()) : found;
    }

    /** A type that is not found. The repository's own types may have members that are generated or inherited. */
    private TypeName outside(Import one, String from) {
        boolean own = looksLikeType(one.module()) && canonical(one.module(), from) instanceof TypeName.Known;
        return new TypeName.Outside(one.module() + "." + one.name(), !own);
    }

    /** What an import of the resolved file that names a type means. */
    TypeName named(Import one) {
        TypeName found = canonical(one.module() + "." + one.name());
        return found instanceof TypeName.Missing ? outside(one, index.self().path()) : found;
    }

    private TypeName member(TypeName owner, String name) {
        return owner instanceof TypeName.Known(TypeDeclaration type)
                ? TypeName.of(members.type(type, name))
                : TypeName.MISSING;
    }

    private TypeName onDemand(FileView view, String name) {
        List<String> outside = new ArrayList<>();
        TypeName found = qualified.find("java.lang", name, view.path());
        for (Import one : index.importsAs(view, "")) {
            if (one.kind().equals("module")) {
                List<String> exports = packages.of(one.module());
                for (String exported : exports) {
                    found = found instanceof TypeName.Missing ? qualified.find(exported, name, view.path()) : found;
                }
                if (exports.isEmpty()) {
                    outside.addAll(List.of(one.module(), ""));
                }
            } else if (one.name().equals("*") && found instanceof TypeName.Missing) {
                boolean ofType = one.kind().equals("static");
                found = ofType ? TypeName.MISSING : qualified.find(one.module(), name, view.path());
                if (found instanceof TypeName.Missing && (ofType || !packages.exists(one.module()))) {
                    TypeName owner = canonical(one.module(), view.path());
                    found = member(owner, name);
                    if (!ofType && owner instanceof TypeName.Missing) {
                        outside.add(one.module());
                    }
                }
            }
        }
        if (!(found instanceof TypeName.Missing) || outside.isEmpty()) {
            return found;
        }
        return new TypeName.Outside((outside.size() == 1 ? outside.getFirst() : "?") + "." + name, false);
    }

    /** A type that is written with its package. That of a package which nobody here declares is a library's, as an import's is. */
    private TypeName inPackage(String packageName, String name) {
        TypeName found = global(packageName, name);
        return found instanceof TypeName.Missing && isWrittenAsType(packageName, name) && !packages.exists(packageName)
                ? new TypeName.Outside(packageName + "." + name, true)
                : found;
    }

    private static boolean isWrittenAsType(String packageName, String name) {
        return Character.isUpperCase(name.charAt(0)) && packageName.chars().noneMatch(Character::isUpperCase);
    }

    /** A type by its package and simple name. */
    TypeName global(String packageName, String name) {
        return qualified.find(packageName, name, index.self().path());
    }

    /** A dotted name from its package on, as the imports of the resolved file have it. */
    TypeName canonical(String dotted) {
        return canonical(dotted, index.self().path());
    }

    private TypeName canonical(String dotted, String from) {
        int dot = dotted.lastIndexOf('.');
        if (dot < 0) {
            return qualified.find("", dotted, from);
        }
        String outer = dotted.substring(0, dot);
        String name = dotted.substring(dot + 1);
        TypeName found = qualified.find(outer, name, from);
        if (!(found instanceof TypeName.Missing) || !looksLikeType(outer)) {
            return found;
        }
        TypeName owner = canonical(outer, from);
        return owner instanceof TypeName.Known ? member(owner, name) : owner;
    }

    /** A package would have to be asked for as a type at every import otherwise; types in lower case are nested rarely. */
    private static boolean looksLikeType(String dotted) {
        return Character.isUpperCase(dotted.charAt(dotted.lastIndexOf('.') + 1)) || dotted.indexOf('.') < 0;
    }
}
