package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.answer.Answer;

import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.schema.query.SymbolQueries;
import dev.kotadb.schema.query.SymbolQueries.Scope;
import dev.kotadb.schema.query.SymbolQueries.SymbolHit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds symbols by a name, by a qualified name or the end of one, or by a place. */
record SymbolLookup(SymbolQueries queries, FileLookup files, Scope scope) {
    private static final Pattern PLACE = Pattern.compile("(?:\\./)?(.+):(\\d{1,9})(?::\\d+)?");

    /** The answer may be an empty list. */
    Answer<List<SymbolHit>> find(String symbol) {
        Matcher place = PLACE.matcher(symbol);
        if (place.matches()) {
            return at(place.group(1), Integer.parseInt(place.group(2)));
        }
        List<SymbolHit> named = queries.named(symbol, scope);
        String last = lastName(symbol);
        return Answer.found(
                named.isEmpty() && !last.equals(symbol) ? queries.qualified(last, symbol, scope) : named);
    }

    private Answer<List<SymbolHit>> at(String path, int line) {
        List<SymbolHit> exact = queries.at(path, line, scope);
        if (!exact.isEmpty()) {
            return Answer.found(exact);
        }
        return files.find(path).then(file -> {
            List<SymbolHit> found = queries.at(file.path(), line, scope);
            return found.isEmpty()
                    ? Answer.nothing(new Hint.NoSymbolAt(file.path(), line))
                    : Answer.found(found);
        });
    }

    List<SymbolHit> findSimilar(String symbol) {
        String last = lastName(symbol);
        return last.isEmpty() || PLACE.matcher(symbol).matches() ? List.of() : queries.similar(last, scope);
    }

    /** Whether the text is PATH:LINE. */
    static boolean isPlace(String symbol) {
        return PLACE.matcher(symbol).matches();
    }

    /** {@code method} of {@code a.Outer#method(List)}. */
    static String lastName(String symbol) {
        return ExternalSymbol.lastName(symbol);
    }
}
