package dev.kotadb.parsers.language.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A jar compiled from sources, in a folder laid out as Maven's local repository. */
final class TestJar {
    private TestJar() {}

    /** @param coordinates as {@code group:artifact:version} @param sources by path, such as {@code lib/A.java} */
    static Path write(Path repository, String coordinates, Map<String, String> sources) throws IOException {
        String[] parts = coordinates.split(":");
        Path folder = repository.resolve(parts[0].replace('.', '/')).resolve(parts[1]).resolve(parts[2]);
        Path jar = Files.createDirectories(folder).resolve(parts[1] + "-" + parts[2] + ".jar");
        Path work = Files.createTempDirectory(repository, "classes");
        compile(work, sources);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> classes = Files.walk(work)) {
            for (Path each : classes.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
                out.putNextEntry(new JarEntry(work.relativize(each).toString()));
                out.write(Files.readAllBytes(each));
            }
        }
        return jar;
    }

    private static void compile(Path work, Map<String, String> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> each : sources.entrySet()) {
            Path file = work.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, each.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            problems, manager, null, List.of("-d", work.toString(), "-proc:none"), null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(done).as(problems.toString()).isTrue();
        }
    }
}
