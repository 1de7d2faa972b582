package dev.kotadb.schema.admin.server;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Checks whether a process id from a file still belongs to the expected program, because ids are reused. */
final class Processes {
    private Processes() {}

    static boolean isPostgres(long pid) {
        return info(pid).flatMap(ProcessHandle.Info::command)
                .filter(command -> Path.of(command).endsWith("postgres"))
                .isPresent();
    }

    static boolean isScript(long pid, Path script) {
        return info(pid).flatMap(ProcessHandle.Info::arguments)
                .filter(arguments -> Arrays.asList(arguments).contains(script.toString()))
                .isPresent();
    }

    /** Like {@link #isPostgres}, but also true if the process's program is not readable. False for a zombie. */
    static boolean mayBePostgres(long pid) {
        return info(pid).filter(info -> info.command()
                        .map(command -> Path.of(command).endsWith("postgres"))
                        .orElseGet(() -> info.arguments().isPresent()))
                .isPresent();
    }

    private static Optional<ProcessHandle.Info> info(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::info);
    }
}
