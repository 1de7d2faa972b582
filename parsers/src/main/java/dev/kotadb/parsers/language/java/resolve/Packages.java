package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.binary.ClassPath;
import dev.kotadb.parsers.language.java.binary.Jdk;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which packages there are, and which of them a module exports. */
final class Packages {
    private final TrackedIndex index;
    private final ClassPath classPath;
    private final Map<String, List<String>> ofModules = new HashMap<>();

    Packages(TrackedIndex index, ClassPath classPath) {
        this.index = index;
        this.classPath = classPath;
    }

    boolean exists(String name) {
        return existsElsewhere(name) || index.exists(JavaKeys.packageOf(name));
    }

    /** Whether the JDK or a library has types in a package. */
    boolean existsElsewhere(String name) {
        return Jdk.hasPackage(name) || classPath.hasPackage(name);
    }

    /** The modules of this name that the repository declares. */
    List<Declared> modules(String name) {
        List<Declared> modules = new ArrayList<>();
        for (FileView view : index.find(JavaKeys.module(name))) {
            for (Declared one : index.top(view, name)) {
                if (one.symbol().detail().equals("module")) {
                    modules.add(one);
                }
            }
        }
        return modules;
    }

    /** The packages that a module exports to all, and those of the modules that it requires for its users too. */
    List<String> of(String module) {
        List<String> known = ofModules.get(module);
        if (known == null) {
            Set<String> packages = new TreeSet<>(Jdk.packagesOf(module));
            // Set first: modules may require each other.
            ofModules.put(module, List.of());
            for (Declared one : modules(module)) {
                Map<String, String> settings = index.settings(one.view());
                packages.addAll(words(settings.getOrDefault(JavaKeys.EXPORTS, "")));
                for (String required : words(settings.getOrDefault(JavaKeys.TRANSITIVE, ""))) {
                    packages.addAll(of(required));
                }
            }
            known = List.copyOf(packages);
            ofModules.put(module, known);
        }
        return known;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
