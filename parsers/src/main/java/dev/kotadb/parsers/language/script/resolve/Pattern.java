package dev.kotadb.parsers.language.script.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A module name with at most one {@code *}, as in {@code paths}, {@code exports} and {@code imports}. */
record Pattern(String before, String after, boolean open) {
    static Pattern of(String text) {
        int star = text.indexOf('*');
        return star < 0
                ? new Pattern(text, "", false)
                : new Pattern(text.substring(0, star), text.substring(star + 1), true);
    }

    /** The part of the name that the star matches; empty if the name does not match. */
    Optional<String> match(String name) {
        if (!open) {
            return name.equals(before) ? Optional.of("") : Optional.empty();
        }
        boolean fits = name.length() >= before.length() + after.length()
                && name.startsWith(before)
                && name.endsWith(after);
        return fits ? Optional.of(name.substring(before.length(), name.length() - after.length())) : Optional.empty();
    }

    /** The patterns that match, the most specific first: whole names, then by the length before the star. */
    static List<String> fitting(Collection<String> patterns, String name) {
        List<String> fitting = new ArrayList<>();
        for (String pattern : patterns) {
            if (of(pattern).match(name).isPresent()) {
                fitting.add(pattern);
            }
        }
        fitting.sort(Comparator.<String>comparingInt(one -> of(one).open() ? 1 : 0)
                .thenComparingInt(one -> -of(one).before().length())
                .thenComparing(Comparator.naturalOrder()));
        return fitting;
    }

    /** The target with its star replaced by what the pattern's star matches in the name. */
    static String fill(String pattern, String target, String name) {
        return target.replace("*", of(pattern).match(name).orElse(""));
    }
}
