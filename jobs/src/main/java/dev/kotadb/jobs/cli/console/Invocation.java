package dev.kotadb.jobs.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * From where a command is given, and where its output goes.
 *
 * @param directory the one that relative paths are meant from; null for this process's own
 * @param terminal whether a person gives it at a terminal; asked only if something depends on it
 */
public record Invocation(
        StandardOutput out,
        PrintStream err,
        Map<String, String> environment,
        @Nullable Path directory,
        BooleanSupplier terminal) {
    /** By the process's own arguments, streams and environment. */
    public static Invocation ofThisProcess(Map<String, String> environment) {
        return ofThisProcess(new StandardOutput(new FileOutputStream(FileDescriptor.out)), environment);
    }

    public static Invocation ofThisProcess(StandardOutput out, Map<String, String> environment) {
        return new Invocation(out, System.err, environment, null, Invocation::hasTerminal);
    }

    /** {@link System#console} may answer although there is no terminal. */
    private static boolean hasTerminal() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** The path as this process can open it. */
    public String resolve(String path) {
        return directory == null ? path : directory.resolve(path).toString();
    }
}
