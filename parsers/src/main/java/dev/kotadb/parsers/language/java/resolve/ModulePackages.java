package dev.kotadb.parsers.language.java.resolve;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The packages that {@code import module} brings from the JDK's modules, those they pass on included. */
final class ModulePackages {
    private static final Map<String, List<String>> BY_MODULE = new ConcurrentHashMap<>();

    private ModulePackages() {}

    static List<String> of(String module) {
        return BY_MODULE.computeIfAbsent(module, name -> {
            Set<String> packages = new TreeSet<>();
            collect(name, packages, new TreeSet<>());
            return List.copyOf(packages);
        });
    }

    private static void collect(String module, Set<String> packages, Set<String> seen) {
        if (!seen.add(module)) {
            return;
        }
        Optional<ModuleDescriptor> descriptor =
                ModuleFinder.ofSystem().find(module).map(reference -> reference.descriptor());
        if (descriptor.isEmpty()) {
            return;
        }
        descriptor.get().exports().stream()
                .filter(one -> !one.isQualified())
                .forEach(one -> packages.add(one.source()));
        descriptor.get().requires().stream()
                .filter(one -> one.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
                .forEach(one -> collect(one.name(), packages, seen));
    }
}
