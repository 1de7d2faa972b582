package dev.kotadb.jobs.source;

import java.util.List;
import org.eclipse.jgit.ignore.FastIgnoreRule;

/** Chooses files by patterns in the syntax of {@code .gitignore}; later patterns do not take earlier ones back. */
public final class PathPatterns {
    public static final PathPatterns ALL = new PathPatterns(List.of(), List.of());

    private final List<FastIgnoreRule> include;
    private final List<FastIgnoreRule> exclude;

    /** @param include empty for all files */
    public PathPatterns(List<String> include, List<String> exclude) {
        this.include = include.stream().map(PathPatterns::rule).toList();
        this.exclude = exclude.stream().map(PathPatterns::rule).toList();
    }

    /** @throws SourceException for a pattern that matches nothing, such as a comment or a negation */
    private static FastIgnoreRule rule(String pattern) {
        FastIgnoreRule rule = new FastIgnoreRule(pattern);
        if (rule.isEmpty() || rule.getNegation()) {
            throw new SourceException("not a pattern of paths: '" + pattern + "'; write it as in .gitignore, such as docs/ or *.min.js,"
                    + " without a leading ! or #");
        }
        return rule;
    }

    public boolean accepts(String path) {
        return (include.isEmpty() || matchesAny(include, path)) && !matchesAny(exclude, path);
    }

    /** A pattern that matches a folder matches the files below it. */
    private static boolean matchesAny(List<FastIgnoreRule> rules, String path) {
        if (rules.isEmpty()) {
            return false;
        }
        if (rules.stream().anyMatch(rule -> rule.isMatch(path, false))) {
            return true;
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            if (rules.stream().anyMatch(rule -> rule.isMatch(folder, true))) {
                return true;
            }
        }
        return false;
    }
}
