package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.source.NodeKinds;
import dev.kotadb.parsers.source.ParserFactory;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceParser;
import dev.kotadb.parsers.text.Fingerprint;
import dev.kotadb.parsers.text.ResourceText;
import dev.kotadb.parsers.tree.parsed.Grammar;
import dev.kotadb.parsers.tree.parsed.NativeLibraries;
import dev.kotadb.parsers.tree.query.Pattern;
import dev.kotadb.parsers.tree.query.Query;
import dev.kotadb.parsers.tree.query.QueryReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A language that is read by tree-sitter.
 *
 * @param library the grammar's native library, whose only function has the same name
 * @param home the class beside which the query files are
 * @param queries names of the query files without {@code .scm}; the first pattern that fits a node gives its role
 * @param syntax what no query can say, shared by a family
 * @param number raised with a change to the syntax that changes the facts of some file
 */
public record LanguageSpec(String library, Class<?> home, List<String> queries, Syntax syntax, int number)
        implements ParserFactory {
    /**
     * Raise it with a change to the engine that changes the facts of some file:
     *
     * <ul>
     *   <li>1: the first
     *   <li>2: nothing is read out of a subtree that is an error
     * </ul>
     */
    private static final int ENGINE = 2;

    /** The grammar and query of a language are loaded with its first file and stay loaded. */
    private static final Map<LanguageSpec, Query> LOADED = new ConcurrentHashMap<>();

    public LanguageSpec {
        queries = List.copyOf(queries);
    }

    @Override
    public SourceParser open(ParserLimits limits) {
        return new TreeSitterParser(() -> LOADED.computeIfAbsent(this, LanguageSpec::load), syntax, limits);
    }

    @Override
    public List<NodeKinds> nodeKinds() {
        Grammar grammar = LOADED.computeIfAbsent(this, LanguageSpec::load).grammar();
        return List.of(new TreeSitterNodeKinds(library, grammar, syntax));
    }

    private static Query load(LanguageSpec spec) {
        Grammar grammar = Grammar.load(spec.library);
        List<Pattern> patterns = new ArrayList<>();
        for (String name : spec.queries) {
            patterns.addAll(QueryReader.read(name + ".scm", spec.query(name), grammar));
        }
        return new Query(patterns, grammar);
    }

    /** Follows from the engine, the native libraries, the query files and the number. */
    @Override
    public int version() {
        String patterns = queries.stream().map(this::query).collect(Collectors.joining("\n"));
        return Fingerprint.of(
                ENGINE, number, NativeLibraries.checksum("tree-sitter"), NativeLibraries.checksum(library), patterns);
    }

    private String query(String name) {
        return ResourceText.read(home, name + ".scm");
    }
}
