package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.language.java.binary.BinaryClass;
import dev.kotadb.parsers.language.java.signature.Signature;
import dev.kotadb.parsers.language.java.signature.TypeText;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ExternalSymbol.Scheme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names what is declared outside the repository as a repository names it that declares it. */
final class ExternalNames {
    private ExternalNames() {}

    static ExternalSymbol type(BinaryClass type) {
        return symbol(type, qualified(type.binaryName()), type.kind());
    }

    private static ExternalSymbol symbol(BinaryClass type, String qualifiedName, SymbolKind kind) {
        BinaryClass.Origin origin = type.origin();
        return new ExternalSymbol(origin.scheme(), origin.packageName(), origin.version(), qualifiedName, kind);
    }

    static ExternalSymbol method(BinaryClass type, String name, Signature signature) {
        String owner = type.binaryName();
        String simple = name.equals(BinaryClass.CONSTRUCTOR) ? simple(owner) : name;
        StringBuilder text = new StringBuilder(64).append(qualified(owner)).append('#').append(simple).append('(');
        List<TypeText> parameters = signature.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            text.append(i == 0 ? "" : ",").append(erased(parameters.get(i)));
        }
        return symbol(type, text.append(')').toString(), SymbolKind.METHOD);
    }

    static ExternalSymbol field(BinaryClass type, String name) {
        SymbolKind kind = type.constants().contains(name) ? SymbolKind.CONSTANT : SymbolKind.PROPERTY;
        return symbol(type, qualified(type.binaryName()) + "#" + name, kind);
    }

    /** The method that all of the candidates overload, without parameters; null if they do not belong to one type. */
    static @Nullable ExternalSymbol overloaded(List<Candidate> candidates) {
        ExternalSymbol common = null;
        for (Candidate one : candidates) {
            ExternalSymbol external = one.method().external();
            if (external == null) {
                return null;
            }
            String name = external.qualifiedName();
            ExternalSymbol bare = new ExternalSymbol(
                    external.scheme(), external.packageName(), external.version(), name.substring(0, name.indexOf('(')),
                    external.kind());
            if (common != null && !common.equals(bare)) {
                return null;
            }
            common = bare;
        }
        return common;
    }

    /** The library's type of this name; null if the name is not certain, or the JDK's own in another version. */
    static @Nullable ExternalSymbol library(JType.Outside type) {
        return type.imported() ? library(type.name()) : null;
    }

    private static @Nullable ExternalSymbol library(String name) {
        return name.startsWith("java.") ? null : new ExternalSymbol(Scheme.MAVEN, null, name);
    }

    /** A method of a library's type. */
    static @Nullable ExternalSymbol method(JType.Outside type, String name) {
        ExternalSymbol owner = library(type);
        return owner == null ? null : owner.inside("#" + name);
    }

    /** A field of a library's type, by the name that an expression gives. It may be a type. */
    static @Nullable ExternalSymbol field(JType.Outside type, String name) {
        return type.imported() ? staticMember(type.name(), name) : null;
    }

    /** A static member of a library's type, by the name that an import gives. It may be a type. */
    static @Nullable ExternalSymbol staticMember(String type, String name) {
        ExternalSymbol owner = looksLikeType(name) ? null : library(type);
        return owner == null ? null : owner.inside("#" + name);
    }

    /** Upper case begins types and constants; constants have no lower case. */
    private static boolean looksLikeType(String name) {
        return Character.isUpperCase(name.charAt(0))
                && (name.length() == 1 || name.chars().anyMatch(Character::isLowerCase));
    }

    static String qualified(String binaryName) {
        return binaryName.replace('/', '.').replace('$', '.');
    }

    private static String simple(String binaryName) {
        return binaryName.substring(Math.max(binaryName.lastIndexOf('/'), binaryName.lastIndexOf('$')) + 1);
    }

    /** As in the qualified names of the repository's methods: without type arguments, package and outer types. */
    private static String erased(TypeText type) {
        return switch (type) {
            case TypeText.Primitive(String name) -> name;
            case TypeText.Array(TypeText element) -> erased(element) + "[]";
            case TypeText.Binary(String name, List<TypeText> _) -> simple(name);
            case TypeText.Name name -> name.name();
            case TypeText.Union(List<TypeText> all) -> erased(all.getFirst());
            case TypeText.Wildcard(boolean _, TypeText bound) -> erased(bound);
            case TypeText.Missing _ -> "?";
        };
    }
}
