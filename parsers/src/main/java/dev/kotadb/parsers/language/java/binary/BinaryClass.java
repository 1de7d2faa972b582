package dev.kotadb.parsers.language.java.binary;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.language.java.signature.Signature;
import dev.kotadb.parsers.language.java.signature.Trait;
import dev.kotadb.parsers.language.java.signature.TypeText;
import dev.kotadb.parsers.resolve.ExternalSymbol.Scheme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a class file declares for others: public and protected members only.
 *
 * @param binaryName as {@code java/util/Map$Entry}
 * @param isVisible whether other packages can name it; otherwise others only inherit its members
 * @param constants names of the fields that are static and final
 * @param memberTypes binary names by simple name, of those that are visible
 */
public record BinaryClass(
        Origin origin,
        String binaryName,
        SymbolKind kind,
        boolean isVisible,
        boolean isInterface,
        boolean isStatic,
        boolean isFinal,
        List<TypeText.Parameter> typeParameters,
        List<TypeText> supertypes,
        Map<String, List<Method>> methods,
        Map<String, TypeText> fields,
        Set<String> constants,
        Map<String, String> memberTypes) {
    public static final String CONSTRUCTOR = "<init>";

    /**
     * What provides a class.
     *
     * @param packageName a module of the JDK, or a library as {@code group:artifact}
     * @param version null for the JDK
     */
    public record Origin(Scheme scheme, String packageName, @Nullable String version) {
        public boolean isJdk() {
            return scheme == Scheme.JDK;
        }
    }

    public record Method(String name, Signature signature, Set<Trait> traits) {
        Method(
                String name,
                List<TypeText.Parameter> typeParameters,
                List<TypeText> parameters,
                TypeText returns,
                Set<Trait> traits) {
            this(name, new Signature(typeParameters, returns, parameters, List.of()), traits);
        }
    }

    /** How many members it has, which tells about its size in memory. */
    int members() {
        return methods.values().stream().mapToInt(List::size).sum() + fields.size();
    }
}
