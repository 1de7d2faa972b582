package dev.kotadb.schema.admin.migrate;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/** The migrations' scripts as text. */
public final class MigrationTexts {
    private MigrationTexts() {}

    /** The script of a migration by its name, which is that of its file without the extension. */
    public static String of(String name) {
        try (Reader script = new MigrationFile(name).read()) {
            return script.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the migration " + name, e);
        }
    }
}
