package dev.kotadb.schema.admin.server;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Whether a process id from a file still is the process that wrote it; ids are reused. */
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

    /** Also true for a process that cannot be looked into, unless it has ended and only its entry is left. */
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
