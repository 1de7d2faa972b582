package dev.kotadb.jobs.questions.published;

import dev.kotadb.schema.query.ExternalQueries;
import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import dev.kotadb.schema.query.Repositories;
import dev.kotadb.schema.query.SymbolQueries;
import dev.kotadb.schema.query.SymbolQueries.SymbolHit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what references to other repositories and to libraries mean.
 *
 * @param asked the repositories whose references count
 * @param visible those where declarations are looked for
 * @param imports of the visible ones
 */
record ExternalLookup(
        ExternalQueries queries, SymbolQueries symbols, Repositories asked, Repositories visible, ImportPaths imports) {
    private static final int MOST = 50;

    private static final int MOST_MEANINGS = 10_000;

    /** Many packages of Go declare the same names. */
    private static final int MOST_DECLARED = 1000;

    private static final Set<String> SCRIPTS = Set.of("javascript", "jsx", "typescript", "tsx");

    /** By scheme: the languages of the repositories that may declare such a symbol; none declares JavaScript itself. */
    private static final Map<String, Set<String>> LANGUAGES = Map.of(
            "jdk", Set.of("java"), "maven", Set.of("java"), "npm", SCRIPTS, "node", SCRIPTS, "js", Set.of(),
            "python", Set.of("python"), "go", Set.of("go"));

    /** Those that a name or the end of a qualified name stands for. */
    List<ExternalHit> find(String symbol) {
        String last = SymbolLookup.lastName(symbol);
        return last.equals(symbol) ? queries.named(symbol, asked, MOST) : queries.qualified(last, symbol, asked, MOST);
    }

    /** The one of a scheme with this whole qualified name. */
    Optional<ExternalHit> exact(String scheme, String qualifiedName) {
        return queries.equal(SymbolLookup.lastName(qualifiedName), qualifiedName, asked, MOST).stream()
                .filter(each -> each.scheme().equals(scheme))
                .findFirst();
    }

    /**
     * What references of other repositories call declarations, by the id of each: first those with parameters.
     *
     * @param only those of whose types no other method has the name, so that a name without parameters means them
     */
    Map<UUID, List<ExternalHit>> meanings(List<SymbolHit> declared, Set<UUID> only) {
        Map<UUID, Set<String>> called = new HashMap<>();
        for (SymbolHit each : declared) {
            String outside = imports.outside(each);
            Set<String> names = new LinkedHashSet<>(Set.of(outside));
            if (only.contains(each.id())) {
                names.add(withoutParameters(outside));
            }
            called.put(each.id(), names);
        }
        Set<String> names = declared.stream().map(SymbolHit::name).collect(Collectors.toSet());
        Set<String> qualified = called.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Map<String, List<ExternalHit>> found = declared.isEmpty()
                ? Map.of()
                : queries.any(names, qualified, asked, MOST_MEANINGS).stream().collect(Collectors.groupingBy(ExternalHit::qualifiedName));
        return declared.stream().collect(Collectors.toMap(SymbolHit::id, each -> called.getOrDefault(each.id(), Set.of()).stream()
                .flatMap(name -> found.getOrDefault(name, List.of()).stream())
                .filter(external -> external.name().equals(each.name()) && fits(external, each))
                .toList()));
    }

    /** What references of other repositories call these declarations. */
    List<Meaning> meanings(Collection<UUID> declarations) {
        List<SymbolHit> declared = declarations.isEmpty()
                ? List.of()
                : symbols.withIds(declarations, new SymbolQueries.Scope(visible, null, declarations.size()));
        Set<UUID> overloaded = symbols.overloaded(declarations);
        Map<String, List<SymbolHit>> byName = new HashMap<>();
        for (SymbolHit each : declared) {
            String outside = imports.outside(each);
            byName.computeIfAbsent(outside, _ -> new ArrayList<>()).add(each);
            String bare = withoutParameters(outside);
            if (!bare.equals(outside)) {
                byName.computeIfAbsent(bare, _ -> new ArrayList<>()).add(each);
            }
        }
        List<Meaning> meanings = new ArrayList<>();
        Set<String> names = declared.stream().map(SymbolHit::name).collect(Collectors.toSet());
        for (ExternalHit external : queries.any(names, byName.keySet(), asked, MOST_MEANINGS)) {
            for (SymbolHit each : byName.getOrDefault(external.qualifiedName(), List.of())) {
                if (fits(external, each)) {
                    boolean certain = external.qualifiedName().endsWith(")") || !overloaded.contains(each.id());
                    meanings.add(new Meaning(each.id(), external, certain));
                }
            }
        }
        return meanings;
    }

    /** What a declaration is called elsewhere. @param certain false if it may be another overload */
    record Meaning(UUID declared, ExternalHit external, boolean certain) {}

    /** The members of a type from elsewhere that have this name, as references call them. */
    List<ExternalHit> members(ExternalHit type, String name) {
        return queries.named(name, asked, MOST).stream()
                .filter(each -> each.scheme().equals(type.scheme()))
                .filter(each -> {
                    String bare = withoutParameters(each.qualifiedName());
                    return bare.equals(type.qualifiedName() + "#" + name) || bare.equals(type.qualifiedName() + "." + name);
                })
                .toList();
    }

    /** The declaration in a visible repository; null if there is none, or if it may be one of several. */
    @Nullable SymbolHit declaration(ExternalHit external) {
        List<SymbolHit> declared = symbols
                .qualified(external.name(), withoutImportPath(external), new SymbolQueries.Scope(visible, null, MOST_DECLARED))
                .stream()
                .filter(each -> fits(external, each))
                .filter(each -> isNamed(imports.outside(each), external.qualifiedName()))
                .toList();
        return declared.size() == 1 ? declared.getFirst() : null;
    }

    private static boolean isNamed(String outside, String name) {
        return outside.equals(name) || withoutParameters(outside).equals(name);
    }

    /** Declarations of Go are named within their package. */
    private static String withoutImportPath(ExternalHit external) {
        String path = external.packageName() + ".";
        return external.scheme().equals("go") && external.qualifiedName().startsWith(path)
                ? external.qualifiedName().substring(path.length())
                : external.qualifiedName();
    }

    private static boolean fits(ExternalHit external, SymbolHit declared) {
        return LANGUAGES.getOrDefault(external.scheme(), Set.of()).contains(declared.language());
    }

    static String withoutParameters(String qualifiedName) {
        int parameters = qualifiedName.indexOf('(');
        return parameters < 0 ? qualifiedName : qualifiedName.substring(0, parameters);
    }
}
