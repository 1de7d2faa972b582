package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** Writes jars into a folder laid out as Maven's local repository. */
public final class LibraryJar {
    private LibraryJar() {}

    /** A library of one class. @param source of {@code lib.Lib} */
    public static void write(Path repository, String group, String artifact, String version, String source) throws IOException {
        Path folder = Files.createDirectories(
                repository.resolve(group.replace('.', '/')).resolve(artifact).resolve(version));
        Path file = Files.writeString(folder.resolve("Lib.java"), source);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), file.toString())).isZero();
        try (OutputStream jar = Files.newOutputStream(folder.resolve(artifact + "-" + version + ".jar"));
                JarOutputStream out = new JarOutputStream(jar)) {
            out.putNextEntry(new JarEntry("lib/Lib.class"));
            out.write(Files.readAllBytes(folder.resolve("lib/Lib.class")));
        }
    }
}
