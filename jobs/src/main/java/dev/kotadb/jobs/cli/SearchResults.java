package dev.kotadb.jobs.cli;

import dev.kotadb.parsers.text.MatchedLine;
import dev.kotadb.schema.query.SearchQueries.LineHit;
import dev.kotadb.schema.query.SearchQueries.WordHit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what a search found: a line each as {@code path:line:column: text}, or JSON. */
final class SearchResults {
    private final Console console;
    private final @Nullable JsonLines json;
    private final boolean severalRepositories;
    private int shown;

    SearchResults(Console console, boolean json, boolean severalRepositories) {
        this.console = console;
        this.json = json ? new JsonLines(console.out()) : null;
        this.severalRepositories = severalRepositories;
    }

    void file(WordHit hit, List<MatchedLine> lines) {
        shown++;
        if (json == null) {
            for (MatchedLine line : lines) {
                print(hit.repository(), hit.path(), line.line(), line.column(), line.snippet());
            }
            return;
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("repository", hit.repository());
        object.put("path", hit.path());
        object.put("language", hit.language());
        object.put("rank", hit.rank());
        object.put("lines", lines.stream().map(SearchResults::object).toList());
        json.write(object);
    }

    void line(LineHit hit) {
        shown++;
        if (json == null) {
            print(hit.repository(), hit.path(), hit.line(), hit.column(), hit.snippet());
            return;
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("repository", hit.repository());
        object.put("path", hit.path());
        object.put("language", hit.language());
        object.put("line", hit.line());
        object.put("column", hit.column());
        object.put("snippet", hit.snippet());
        json.write(object);
    }

    void end() {
        if (json != null) {
            json.close();
        }
        if (shown == 0) {
            console.err().println("Nothing found.");
        }
    }

    private static Map<String, Object> object(MatchedLine line) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("line", line.line());
        object.put("column", line.column());
        object.put("snippet", line.snippet());
        return object;
    }

    private void print(String repository, String path, int line, int column, String snippet) {
        String place = (severalRepositories ? repository + ":" : "") + path + ":" + line + ":" + column;
        console.out().println(console.place(place) + ": " + snippet.strip());
    }
}
