package dev.kotadb.jobs.questions.published;

import dev.kotadb.schema.query.PackageQueries;
import dev.kotadb.schema.query.PackageQueries.PackageHit;
import dev.kotadb.schema.query.SymbolQueries.SymbolHit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names by which other repositories call declarations: those of Go begin with an import path, which the module's go.mod gives. */
final class ImportPaths {
    private static final String GO = "go";

    private final PackageQueries packages;
    private @Nullable Map<String, List<PackageHit>> modules;

    /** @param packages of the repositories that may declare something */
    ImportPaths(PackageQueries packages) {
        this.packages = packages;
    }

    /** The qualified name of a declaration as other repositories see it. */
    String outside(SymbolHit declared) {
        if (!GO.equals(declared.language())) {
            return declared.qualifiedName();
        }
        return modules().getOrDefault(declared.repository(), List.of()).stream()
                .filter(module -> declared.path().startsWith(folder(module)))
                .max(Comparator.comparingInt(module -> folder(module).length()))
                .map(module -> importPath(module, declared.path()) + "." + declared.qualifiedName())
                .orElse(declared.qualifiedName());
    }

    private Map<String, List<PackageHit>> modules() {
        if (modules == null) {
            modules = packages.goModules().stream().collect(Collectors.groupingBy(PackageHit::repository));
        }
        return modules;
    }

    /** The folder of the module's go.mod, with a slash at its end; empty for the repository's root. */
    private static String folder(PackageHit module) {
        String manifest = module.manifest() == null ? "" : module.manifest();
        return manifest.substring(0, manifest.lastIndexOf('/') + 1);
    }

    private static String importPath(PackageHit module, String path) {
        String below = path.substring(folder(module).length());
        int slash = below.lastIndexOf('/');
        return slash < 0 ? module.name() : module.name() + "/" + below.substring(0, slash);
    }
}
