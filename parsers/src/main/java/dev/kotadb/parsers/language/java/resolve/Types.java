package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types met while one file is resolved, each made once. */
final class Types {
    private final TrackedIndex index;
    private final Names names;
    private final Map<Declared, RepositoryType> ofRepository = new IdentityHashMap<>();
    private final Map<String, TypeName> byBinaryName = new HashMap<>();

    Types(TrackedIndex index) {
        this.index = index;
        this.names = new Names(this);
    }

    TrackedIndex index() {
        return index;
    }

    Names names() {
        return names;
    }

    RepositoryType of(Declared declared) {
        RepositoryType known = ofRepository.get(declared);
        if (known == null) {
            known = new RepositoryType(this, declared, index.enclosing(declared));
            ofRepository.put(declared, known);
        }
        return known;
    }

    /** The type of a class file's name: the repository's own where it declares one, as the JDK's sources do. */
    TypeName binary(String binaryName) {
        TypeName known = byBinaryName.get(binaryName);
        if (known == null) {
            known = findBinary(binaryName);
            byBinaryName.put(binaryName, known);
        }
        return known;
    }

    private TypeName findBinary(String binaryName) {
        int slash = binaryName.lastIndexOf('/');
        String packageName = slash < 0 ? "" : binaryName.substring(0, slash).replace('/', '.');
        String[] nested = binaryName.substring(slash + 1).split("\\$");
        TypeName own = names.declared(packageName, nested[0], index.self().path());
        for (int i = 1; i < nested.length && own instanceof TypeName.Known(TypeDeclaration outer); i++) {
            TypeDeclaration member = outer.memberType(nested[i]);
            own = member == null ? TypeName.MISSING : new TypeName.Known(member);
        }
        if (!(own instanceof TypeName.Missing)) {
            return own;
        }
        return Jdk.find(binaryName)
                .<TypeName>map(read -> new TypeName.Known(new JdkType(this, read)))
                .orElse(TypeName.MISSING);
    }

    JType implied(String binaryName, List<JType> arguments) {
        return binary(binaryName) instanceof TypeName.Known(TypeDeclaration type)
                ? new JType.Of(type, type.variables().size() == arguments.size() ? arguments : List.of())
                : JType.OUTSIDE;
    }

    Optional<JType.Of> object() {
        return implied("java/lang/Object", List.of()) instanceof JType.Of of ? Optional.of(of) : Optional.empty();
    }

    JType string() {
        return implied("java/lang/String", List.of());
    }

    JType resolve(TypeText text, Scope scope) {
        return switch (text) {
            case TypeText.Missing() -> JType.UNKNOWN;
            case TypeText.Primitive(String name) -> new JType.Primitive(name);
            case TypeText.Array(TypeText element) -> new JType.Array(resolve(element, scope));
            case TypeText.Wildcard(boolean lower, TypeText bound) -> new JType.Wildcard(lower, resolve(bound, scope));
            case TypeText.Binary(String name, List<TypeText> arguments) -> type(binary(name), arguments, scope);
            case TypeText.Name name -> type(names.lookUp(name, scope), name.arguments(), scope);
        };
    }

    private JType type(TypeName name, List<TypeText> arguments, Scope scope) {
        return switch (name) {
            case TypeName.Known(TypeDeclaration declaration) -> new JType.Of(declaration, all(arguments, scope));
            case TypeName.OfVariable(JType.Variable variable) -> variable;
            case TypeName.Outside() -> JType.OUTSIDE;
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

    JType bound(TypeText.Parameter parameter, Scope scope) {
        return parameter.bounds().isEmpty()
                ? implied("java/lang/Object", List.of())
                : resolve(parameter.bounds().getFirst(), scope);
    }
}
