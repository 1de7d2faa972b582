package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ExternalSymbol.Scheme;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Paths;
import dev.kotadb.parsers.resolve.names.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the file of a module: relative to the importing file, or below a folder that may be on Python's path. */
final class PythonModules {
    private static final List<String> FILES = List.of(".py", "/__init__.py", ".pyi", "/__init__.pyi");
    private static final List<String> STUBS = List.of(".pyi", "/__init__.pyi", ".py", "/__init__.py");

    private static final Set<String> STANDARD = WordList.read(PythonModules.class, "modules.txt");

    private final TrackedIndex index;
    private final Map<String, Meaning> known = new HashMap<>();
    private final Map<String, List<String>> roots = new HashMap<>();

    /** Whether a module is one of the standard library, which is always there. */
    static boolean isStandard(String module) {
        int dot = module.indexOf('.');
        return STANDARD.contains(dot < 0 ? module : module.substring(0, dot));
    }

    PythonModules(TrackedIndex index) {
        this.index = index;
    }

    /** The key of files whose module ends with this name, or with two names joined by a slash. */
    static String key(String ending) {
        return "module:python:" + ending;
    }

    /** The last name of a file's module, and its last two names. */
    static List<String> endings(String path) {
        String module = isPackage(path) ? Paths.folder(path) : path.replaceFirst("\\.[^./]*$", "");
        String last = module.substring(module.lastIndexOf('/') + 1);
        String around = Paths.folder(module);
        return List.of(last, around.substring(around.lastIndexOf('/') + 1) + "/" + last);
    }

    static boolean isPackage(String path) {
        return path.endsWith("/__init__.py") || path.endsWith("/__init__.pyi") || path.startsWith("__init__.py");
    }

    /** Returns a {@link Meaning.Module}, a {@link Meaning.Outside}, or unknown if only the first part of the path is found. */
    Meaning find(FileView from, String module) {
        String folder = Paths.folder(from.path());
        List<String> files = files(from);
        String key = (files == STUBS ? folder + "\n\n" : folder + "\n") + module;
        Meaning found = known.get(key);
        if (found == null) {
            found = module.startsWith(".") ? relative(folder, module, files) : absolute(from, module, files);
            known.put(key, found);
        }
        return found;
    }

    /** The module inside a package. */
    Optional<FileView> inside(FileView aPackage, String name) {
        return isPackage(aPackage.path()) ? at(Paths.below(Paths.folder(aPackage.path()), name), files(aPackage)) : Optional.empty();
    }

    /** A stub file means the stubs of other modules, other files mean what is executed. */
    private static List<String> files(FileView from) {
        return isStub(from) ? STUBS : FILES;
    }

    static boolean isStub(FileView file) {
        return file.path().endsWith(".pyi");
    }

    /** The stub beside a module that is executed. */
    Optional<FileView> stubOf(FileView module) {
        return isStub(module) ? Optional.empty() : index.find("path:" + module.path() + "i").stream().findFirst();
    }

    private Meaning relative(String folder, String module, List<String> files) {
        int dots = 0;
        while (dots < module.length() && module.charAt(dots) == '.') {
            dots++;
        }
        String path = Paths.join(folder, "../".repeat(dots - 1) + module.substring(dots).replace('.', '/'));
        return path == null ? Meaning.UNKNOWN : at(path, files).<Meaning>map(PythonModules::of).orElse(Meaning.UNKNOWN);
    }

    private Meaning absolute(FileView from, String module, List<String> files) {
        String path = module.replace('.', '/');
        List<String> endings = endings(path + ".py");
        boolean dotted = path.indexOf('/') >= 0;
        if (index.exists(key(dotted ? endings.getLast() : endings.getFirst()))) {
            for (String root : roots(Paths.folder(from.path()))) {
                Optional<FileView> found = at(Paths.below(root, path), files);
                if (found.isPresent()) {
                    return of(found.get());
                }
            }
            if (dotted) {
                Optional<FileView> only = elsewhere(path, endings.getLast());
                if (only.isPresent()) {
                    return of(only.get());
                }
            }
        }
        if (!dotted) {
            return outside(module);
        }
        Meaning around = find(from, module.substring(0, module.lastIndexOf('.')));
        return around instanceof Meaning.Module
                ? Meaning.UNKNOWN
                : around instanceof Meaning.Outside ? outside(module) : around;
    }

    private static Meaning outside(String module) {
        return Meaning.Outside.path(new ExternalSymbol(Scheme.PYTHON, null, module));
    }

    /** The file whose path ends with the module's; empty if there are several. */
    private Optional<FileView> elsewhere(String path, String ending) {
        List<FileView> fitting = new ArrayList<>();
        for (FileView view : index.find(key(ending))) {
            if (FILES.stream().anyMatch(file -> view.path().endsWith("/" + path + file))) {
                fitting.add(view);
            }
        }
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /** The folder that contains the outermost package, then its parents, each followed by its {@code src}. */
    private List<String> roots(String folder) {
        return roots.computeIfAbsent(folder, from -> {
            List<String> found = new ArrayList<>();
            for (String at : Paths.upwards(from)) {
                if (!found.isEmpty() || !index.exists("path:" + Paths.below(at, "__init__.py"))) {
                    found.add(at);
                    found.add(Paths.below(at, "src"));
                }
            }
            return found;
        });
    }

    private Optional<FileView> at(String path, List<String> files) {
        for (String file : files) {
            String whole = path.isEmpty() ? file.replaceFirst("^/", "") : path + file;
            Optional<FileView> found = index.find("path:" + whole).stream().findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Meaning of(FileView view) {
        return new Meaning.Module(List.of(view));
    }
}
