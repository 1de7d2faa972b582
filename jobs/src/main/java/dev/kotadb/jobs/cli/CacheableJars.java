package dev.kotadb.jobs.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites those jars of the unpacked application of which an ahead-of-time cache would leave classes out: signed jars, and
 * classes compiled for Java 5 or older. The virtual machine would read, verify and link these classes at each start.
 * {@code scripts/kota} starts it after a build.
 *
 * <p>Arguments: the folders with the jars.
 */
final class CacheableJars {
    /** Where the version is in a class file, behind a number and the minor version. */
    private static final int VERSION = 6;

    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    private final ZipFile jar;

    private CacheableJars(ZipFile jar) {
        this.jar = jar;
    }

    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(folder), "*.jar")) {
                for (Path path : jars) {
                    try (ZipFile jar = new ZipFile(path.toFile())) {
                        new CacheableJars(jar).rewrite(path);
                    }
                }
            }
        }
    }

    private void rewrite(Path path) throws IOException {
        List<? extends ZipEntry> entries = Collections.list(jar.entries());
        List<? extends ZipEntry> kept = entries.stream().filter(entry -> !isSignature(entry)).toList();
        if (kept.size() < entries.size() || kept.stream().anyMatch(this::isOldClass)) {
            // Not a temporary file, which other users might not read.
            Path rewritten = path.resolveSibling(path.getFileName() + ".new");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
                for (ZipEntry entry : kept) {
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTime(entry.getTime());
                    out.putNextEntry(copy);
                    out.write(isOldClass(entry) ? newer(bytes(entry)) : bytes(entry));
                }
            }
            Files.move(rewritten, path, StandardCopyOption.REPLACE_EXISTING);
            System.out.println("rewritten for the ahead-of-time caches: " + path.getFileName());
        }
    }

    private static boolean isSignature(ZipEntry entry) {
        return SIGNATURE.matcher(entry.getName()).matches();
    }

    private boolean isOldClass(ZipEntry entry) {
        if (!entry.getName().endsWith(".class")) {
            return false;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] head = in.readNBytes(VERSION + Short.BYTES);
            return head.length == VERSION + Short.BYTES
                    && ByteBuffer.wrap(head).getShort(VERSION) < ClassFile.JAVA_6_VERSION;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class as one of Java 6, of which a class file tells what is on a method's stack. */
    private byte[] newer(byte[] classFile) {
        ClassHierarchyResolver ofThisJar = ClassHierarchyResolver.ofResourceParsing(type -> {
            String descriptor = type.descriptorString();
            return stream(descriptor.substring(1, descriptor.length() - 1) + ".class");
        });
        ClassFile format = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(ofThisJar.orElse(ClassHierarchyResolver.defaultResolver())));
        // A method whose elements do not pass one by one would be copied as it is.
        return format.transformClass(
                format.parse(classFile),
                ClassTransform.transformingMethodBodies(CodeBuilder::with)
                        .andThen(ClassTransform.endHandler(built -> built.withVersion(ClassFile.JAVA_6_VERSION, 0))));
    }

    private @Nullable InputStream stream(String name) {
        ZipEntry entry = jar.getEntry(name);
        return entry == null ? null : new ByteArrayInputStream(bytes(entry));
    }

    private byte[] bytes(ZipEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
