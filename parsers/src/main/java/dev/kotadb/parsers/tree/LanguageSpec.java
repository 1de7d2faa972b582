package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.source.ParserFactory;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceParser;
import dev.kotadb.parsers.text.ResourceText;
import java.util.List;

/**
 * What the engine needs to read a language.
 *
 * @param library the grammar's native library, whose only function has the same name
 * @param home the class beside which the query files are
 * @param queries names of the query files without {@code .scm}; the first pattern that fits a node gives its role
 * @param syntax what no query can say, shared by a family
 */
public record LanguageSpec(String library, Class<?> home, List<String> queries, Syntax syntax)
        implements ParserFactory {
    public LanguageSpec {
        queries = List.copyOf(queries);
    }

    @Override
    public SourceParser open(ParserLimits limits) {
        return new TreeSitterParser(this, limits);
    }

    String query(String name) {
        return ResourceText.read(home, name + ".scm");
    }
}
