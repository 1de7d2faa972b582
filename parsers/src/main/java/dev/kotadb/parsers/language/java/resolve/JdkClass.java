package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.SymbolKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a class file of the JDK declares for others: public and protected members only.
 *
 * @param module that has it: {@code java.base}
 * @param binaryName as {@code java/util/Map$Entry}
 * @param constants names of the fields that are static and final
 * @param inherited binary names of the superclasses, not visible themselves, that declare some of the methods: by the
 *     method's name
 * @param memberTypes binary names by simple name
 */
record JdkClass(
        String module,
        String binaryName,
        SymbolKind kind,
        boolean isInterface,
        boolean isStatic,
        List<TypeText.Parameter> typeParameters,
        List<TypeText> supertypes,
        Map<String, List<Method>> methods,
        Map<String, TypeText> fields,
        Set<String> constants,
        Map<String, String> inherited,
        Map<String, String> memberTypes) {
    static final String CONSTRUCTOR = "<init>";

    record Method(String name, Signature signature, Set<TypeDeclaration.Trait> traits) {
        Method(
                String name,
                List<TypeText.Parameter> typeParameters,
                List<TypeText> parameters,
                TypeText returns,
                Set<TypeDeclaration.Trait> traits) {
            this(name, new Signature(typeParameters, returns, parameters, List.of()), traits);
        }
    }
}
