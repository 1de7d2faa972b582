package dev.kotadb.schema.admin.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A script for psql by which an administrator prepares a server: roles, memberships, database, extensions, grants. */
public final class SetupScript {
    private static final String FILE = "setup.sql";

    private SetupScript() {}

    /**
     * The script for one database.
     *
     * @param database is created unless it exists
     * @param owner the role that kota connects as; is created unless it exists
     */
    public static String of(String database, String owner) {
        return template()
                .replace("${database-in-comment}", inComment(database))
                .replace("${owner-in-comment}", inComment(owner))
                .replace("${database}", literal(database))
                .replace("${owner}", literal(owner));
    }

    private static String template() {
        try (InputStream file = SetupScript.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    // psql replaces :name inside no literal, and a backslash means nothing special in this form.
    private static String literal(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    private static String inComment(String name) {
        return name.replaceAll("\\R", " ");
    }
}
