package dev.kotadb.jobs.cli.console;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that gets a command's result. */
public final class ResultFile {
    private ResultFile() {}

    /**
     * Called before the work, which may take a while.
     *
     * @param file null if the option is not given
     * @throws CommandFailure if the file could not be written
     */
    public static void requireWritable(String option, @Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)
                || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new CommandFailure(option + ": " + file + " cannot be written. Give a file in a folder that is there.",
                    ExitCode.USAGE);
        }
    }
}
