package dev.kotadb.parsers.golden;

import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.source.NodeKinds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which kinds of a grammar's nodes occur in sources of a language.
 *
 * @param files how many sources there are in the language
 * @param kinds how many named kinds the grammar has
 * @param missing the kinds that do not occur, sorted
 */
public record Coverage(String language, String grammar, int files, int kinds, List<String> missing) {
    public Coverage {
        missing = List.copyOf(missing);
    }

    public int covered() {
        return kinds - missing.size();
    }

    /** One for each grammar of each language whose files have syntax trees, also of languages without sources. */
    public static List<Coverage> of(Collection<Path> sources) {
        Map<String, List<String>> texts = new TreeMap<>();
        for (Path source : sources) {
            texts.computeIfAbsent(FixtureReader.language(source), _ -> new ArrayList<>()).add(FixtureReader.text(source));
        }
        List<Coverage> all = new ArrayList<>();
        for (String language : Languages.ids()) {
            for (NodeKinds grammar : Languages.nodeKinds(language)) {
                all.add(of(language, grammar, texts.getOrDefault(language, List.of())));
            }
        }
        return all;
    }

    private static Coverage of(String language, NodeKinds grammar, List<String> texts) {
        Set<String> all = grammar.all();
        Set<String> missing = new TreeSet<>(all);
        texts.forEach(text -> missing.removeAll(grammar.in(text)));
        return new Coverage(language, grammar.grammar(), texts.size(), all.size(), List.copyOf(missing));
    }
}
