package dev.kotadb.parsers.language.script.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A module's name with at most one {@code *}, as in {@code paths}, {@code exports} and {@code imports}. */
record Pattern(String before, String after, boolean open) {
    static Pattern of(String text) {
        int star = text.indexOf('*');
        return star < 0
                ? new Pattern(text, "", false)
                : new Pattern(text.substring(0, star), text.substring(star + 1), true);
    }

    /** What the star stands for in this name; empty where the name does not fit. */
    Optional<String> match(String name) {
        if (!open) {
            return name.equals(before) ? Optional.of("") : Optional.empty();
        }
        boolean fits = name.length() >= before.length() + after.length()
                && name.startsWith(before)
                && name.endsWith(after);
        return fits ? Optional.of(name.substring(before.length(), name.length() - after.length())) : Optional.empty();
    }

    /** The patterns that fit, the most particular first: whole names, then the longest before the star. */
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

    /** The target with the star filled by what it stands for in the name. */
    static String fill(String pattern, String target, String name) {
        return target.replace("*", of(pattern).match(name).orElse(""));
    }
}
