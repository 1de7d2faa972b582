package dev.kotadb.parsers.language.java.binary;

import dev.kotadb.parsers.resolve.ExternalSymbol.Scheme;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A library's class files, of which only those are read that are asked for. It is opened when it is first used. A jar, or a
 * class file, that cannot be read counts as one without content. Safe for use by several threads.
 */
public final class Jar implements AutoCloseable {
    private static final int LARGEST_CLASS = 8 << 20;

    private final Path file;
    private final BinaryClass.Origin origin;
    private final ClassCache cache;
    private @Nullable JarFile opened;
    private @Nullable Set<String> packages;
    private boolean closed;

    /**
     * @param packageName the library, as {@code group:artifact}
     * @param cache of the classes of this jar and others
     */
    public Jar(Path file, String packageName, String version, ClassCache cache) {
        this.file = file;
        this.origin = new BinaryClass.Origin(Scheme.MAVEN, packageName, version);
        this.cache = cache;
    }

    /** The packages of its classes, with slashes. */
    synchronized Set<String> packages() {
        if (packages == null) {
            JarFile jar = open();
            packages = jar == null
                    ? Set.of()
                    : jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                            .filter(name -> name.indexOf('/') > 0)
                            .map(name -> name.substring(0, name.lastIndexOf('/')))
                            .collect(Collectors.toUnmodifiableSet());
        }
        return packages;
    }

    Optional<BinaryClass> find(String binaryName) {
        return cache.get(this, binaryName, this::read);
    }

    private Optional<BinaryClass> read(String binaryName) {
        JarFile jar = open();
        ZipEntry entry = jar == null ? null : jar.getJarEntry(binaryName + ".class");
        if (jar == null || entry == null || entry.getSize() > LARGEST_CLASS) {
            return Optional.empty();
        }
        try (InputStream content = jar.getInputStream(entry)) {
            byte[] bytes = content.readNBytes(LARGEST_CLASS);
            return BinaryClassReader.read(origin, ClassFile.of().parse(bytes));
        } catch (IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private synchronized @Nullable JarFile open() {
        if (opened == null && !closed) {
            try {
                opened = new JarFile(file.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
            } catch (IOException e) {
                closed = true;
            }
        }
        return opened;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                // It was only read.
            }
            opened = null;
        }
    }
}
