package dev.kotadb.jobs.cli;

import dev.kotadb.schema.query.DependencyQueries;
import dev.kotadb.schema.query.SymbolQueries;
import dev.kotadb.schema.query.SymbolQueries.Scope;
import dev.kotadb.schema.query.SymbolQueries.SymbolHit;
import java.sql.Connection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands what a user may call a symbol: its name, its qualified name or an end of it, or its place. */
final class SymbolLookup {
    private static final Pattern PLACE = Pattern.compile("(?:\\./)?(.+):(\\d{1,9})(?::\\d+)?");
    private static final Pattern SEPARATOR = Pattern.compile("[.#]|::");

    private final SymbolQueries queries;
    private final FileLookup files;
    private final Scope scope;

    SymbolLookup(Connection connection, Scope scope) {
        this.queries = new SymbolQueries(connection);
        this.files = new FileLookup(new DependencyQueries(connection), scope.repositories());
        this.scope = scope;
    }

    List<SymbolHit> find(String symbol) {
        Matcher place = PLACE.matcher(symbol);
        if (place.matches()) {
            return at(place.group(1), Integer.parseInt(place.group(2)));
        }
        List<SymbolHit> named = queries.named(symbol, scope);
        String last = lastName(symbol);
        return named.isEmpty() && !last.equals(symbol) ? queries.qualified(last, symbol, scope) : named;
    }

    /** At the line or around it, in a file that may be named by the end of its path. */
    private List<SymbolHit> at(String path, int line) {
        List<SymbolHit> exact = queries.at(path, line, scope);
        if (!exact.isEmpty()) {
            return exact;
        }
        String whole = files.find(path).path();
        List<SymbolHit> found = queries.at(whole, line, scope);
        if (found.isEmpty()) {
            throw new CommandFailure("No symbol is declared at or around line " + line + " of " + whole);
        }
        return found;
    }

    List<SymbolHit> findSimilar(String symbol) {
        String last = lastName(symbol);
        return last.isEmpty() || PLACE.matcher(symbol).matches() ? List.of() : queries.similar(last, scope);
    }

    /** {@code method} of {@code a.Outer#method(List)}. */
    static String lastName(String symbol) {
        int parameters = symbol.indexOf('(');
        String names = parameters < 0 ? symbol : symbol.substring(0, parameters);
        return SEPARATOR.splitAsStream(names).reduce(names, (_, last) -> last);
    }
}
