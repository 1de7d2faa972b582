package dev.kotadb.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.SpringVersion;
import picocli.CommandLine;

/** With libraries that the application uses: a signed one, one for Java 5, and one that fits. */
class CacheableJarsTest {
    private static final int JAVA_6 = 50;

    @TempDir
    Path folder;

    @Test
    void rewritesSignedJarsAndClassesOfJava5() throws Exception {
        Path old = copied(CommandLine.class);
        Path signed = copied(Repository.class);
        Path fitting = copied(SpringVersion.class);
        byte[] before = Files.readAllBytes(fitting);
        Set<String> names = names(old);
        assertThat(oldest(old)).isLessThan(JAVA_6);
        assertThat(names(signed)).anyMatch(name -> name.endsWith(".SF"));

        CacheableJars.main(new String[] {folder.toString()});

        assertThat(oldest(old)).isEqualTo(JAVA_6);
        assertThat(names(old)).isEqualTo(names);
        assertThat(names(signed)).noneMatch(name -> name.endsWith(".SF") || name.endsWith(".RSA"))
                .contains("org/eclipse/jgit/lib/Repository.class");
        assertThat(Files.readAllBytes(fitting)).isEqualTo(before);
        assertThat(folder).isDirectoryContaining(path -> path.equals(old))
                .isDirectoryNotContaining("glob:**.new");
        assertThat(Files.getPosixFilePermissions(old)).isEqualTo(Files.getPosixFilePermissions(Files.createFile(folder.resolve("any"))));
    }

    /** Each class is verified when it is linked, by the types of its stack, which the old one did not have. */
    @Test
    void rewrittenClassesCanBeVerified() throws Exception {
        Path old = copied(CommandLine.class);

        CacheableJars.main(new String[] {folder.toString()});

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {old.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            List<String> classes = names(old).stream()
                    .filter(name -> name.startsWith("picocli/CommandLine") && name.endsWith(".class"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .toList();
            assertThat(classes).hasSizeGreaterThan(100);
            for (String name : classes) {
                assertThat(Class.forName(name, true, loader).getClassLoader()).isSameAs(loader);
            }
        }
    }

    private Path copied(Class<?> type) throws IOException, URISyntaxException {
        Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Files.copy(jar, folder.resolve(jar.getFileName()));
    }

    private static Set<String> names(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).collect(TreeSet::new, Set::add, Set::addAll);
        }
    }

    /** The lowest version of a class file. */
    private static int oldest(Path jar) throws IOException {
        int oldest = Integer.MAX_VALUE;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(entry -> entry.getName().endsWith(".class")).toList()) {
                try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
                    in.skipNBytes(6);
                    oldest = Math.min(oldest, in.readUnsignedShort());
                }
            }
        }
        return oldest;
    }
}
