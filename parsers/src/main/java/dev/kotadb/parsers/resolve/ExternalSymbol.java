package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.SymbolKind;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A symbol that is declared outside the repository, named as the repository that declares it names it.
 *
 * @param packageName what provides it: a module of the JDK, a library as {@code group:artifact}, a package of npm, an
 *     import path of Go; null if not known
 * @param version of the package; null if not known
 * @param qualifiedName Java's as in {@code Symbol.qualifiedName()}, without parameters if they are not known; for other
 *     languages the module as it is imported, and the path of names in it: {@code os.path.join}
 * @param kind null if not known
 */
public record ExternalSymbol(
        Scheme scheme,
        @Nullable String packageName,
        @Nullable String version,
        String qualifiedName,
        @Nullable SymbolKind kind) {
    /** Where names come from: in each scheme, one name means one thing. */
    public enum Scheme {
        /** The Java platform. */
        JDK,
        /** Java libraries. */
        MAVEN,
        /** Packages of JavaScript and TypeScript. */
        NPM,
        /** Modules built into Node.js. */
        NODE,
        /** JavaScript's own library, and that of browsers. */
        JS,
        PYTHON,
        GO;

        /** The value that the database holds. */
        public String sqlName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern SEPARATOR = Pattern.compile("[.#]|::");

    public ExternalSymbol(Scheme scheme, @Nullable String packageName, String qualifiedName) {
        this(scheme, packageName, null, qualifiedName, null);
    }

    /** The last part of the qualified name, without parameters: {@code add} of {@code java.util.List#add(E)}. */
    public String name() {
        return lastName(qualifiedName);
    }

    /** The last part of a qualified name or of the end of one, without parameters. */
    public static String lastName(String qualifiedName) {
        int parameters = qualifiedName.indexOf('(');
        String names = parameters < 0 ? qualifiedName : qualifiedName.substring(0, parameters);
        return SEPARATOR.splitAsStream(names).reduce(names, (_, last) -> last);
    }

    /** The symbol of the same package whose name continues this one's. */
    public ExternalSymbol inside(String continued) {
        return new ExternalSymbol(scheme, packageName, version, qualifiedName + continued, null);
    }
}
