package dev.kotadb.parsers.language.java.binary;

import dev.kotadb.parsers.resolve.ExternalSymbol.Scheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types of the JDK that runs, read from its image when first asked for. What they are depends on the JDK's version,
 * so results are comparable only between runs on the same one.
 */
public final class Jdk {
    private static final FileSystem IMAGE = FileSystems.getFileSystem(URI.create("jrt:/"));
    private static final Map<String, Optional<BinaryClass>> CLASSES = new ConcurrentHashMap<>();
    private static final Map<String, List<Path>> PACKAGES = new ConcurrentHashMap<>();
    private static final Map<String, List<String>> MODULES = new ConcurrentHashMap<>();

    private Jdk() {}

    /** The class of this binary name; nothing where it does not exist. */
    public static Optional<BinaryClass> find(String binaryName) {
        Optional<BinaryClass> known = CLASSES.get(binaryName);
        if (known == null) {
            known = read(binaryName);
            CLASSES.put(binaryName, known);
        }
        return known;
    }

    public static boolean hasPackage(String name) {
        return !folders(name).isEmpty();
    }

    /** The packages that {@code import module} brings from one of the JDK's modules, those it passes on included. */
    public static List<String> packagesOf(String module) {
        return MODULES.computeIfAbsent(module, name -> {
            Set<String> packages = new TreeSet<>();
            collectPackages(name, packages, new TreeSet<>());
            return List.copyOf(packages);
        });
    }

    private static void collectPackages(String module, Set<String> packages, Set<String> seen) {
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
                .forEach(one -> collectPackages(one.name(), packages, seen));
    }

    private static Optional<BinaryClass> read(String binaryName) {
        int slash = binaryName.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        for (Path folder : folders(binaryName.substring(0, slash).replace('/', '.'))) {
            Path file = folder.resolve(binaryName.substring(slash + 1) + ".class");
            if (Files.isRegularFile(file)) {
                try {
                    return BinaryClassReader.read(
                            new BinaryClass.Origin(Scheme.JDK, folder.getName(1).toString(), null),
                            ClassFile.of().parse(Files.readAllBytes(file)));
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read " + file + " of the running JDK", e);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> folders(String packageName) {
        return PACKAGES.computeIfAbsent(packageName, Jdk::readFolders);
    }

    private static List<Path> readFolders(String packageName) {
        Path links = IMAGE.getPath("/packages", packageName);
        if (packageName.isEmpty() || !Files.isDirectory(links)) {
            return List.of();
        }
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(links)) {
            for (Path module : modules) {
                Path folder = IMAGE.getPath("/modules", module.getFileName().toString(), packageName.replace('.', '/'));
                if (Files.isDirectory(folder)) {
                    folders.add(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list package " + packageName + " of the running JDK", e);
        }
        folders.sort(null);
        return folders;
    }
}
