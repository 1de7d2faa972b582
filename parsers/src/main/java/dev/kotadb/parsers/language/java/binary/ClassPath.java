package dev.kotadb.parsers.language.java.binary;

import dev.kotadb.parsers.resolve.Libraries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The jars that the files of a module see; the first that has a class counts. Safe for use by several threads. */
public final class ClassPath implements Libraries {
    public static final ClassPath EMPTY = new ClassPath(List.of());

    private final List<Jar> jars;
    private volatile @Nullable Map<String, List<Jar>> packages;

    public ClassPath(List<Jar> jars) {
        this.jars = List.copyOf(jars);
    }

    /** The class of a binary name; empty if no jar has it. */
    public Optional<BinaryClass> find(String binaryName) {
        int slash = binaryName.lastIndexOf('/');
        if (slash < 0 || jars.isEmpty()) {
            return Optional.empty();
        }
        for (Jar jar : packages().getOrDefault(binaryName.substring(0, slash), List.of())) {
            Optional<BinaryClass> found = jar.find(binaryName);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    public boolean hasPackage(String name) {
        return !jars.isEmpty() && packages().containsKey(name.replace('.', '/'));
    }

    private Map<String, List<Jar>> packages() {
        Map<String, List<Jar>> known = packages;
        if (known == null) {
            // If two threads make it at once, the results are equal.
            known = new HashMap<>();
            for (Jar jar : jars) {
                for (String name : jar.packages()) {
                    known.computeIfAbsent(name, key -> new ArrayList<>(1)).add(jar);
                }
            }
            packages = known;
        }
        return known;
    }
}
