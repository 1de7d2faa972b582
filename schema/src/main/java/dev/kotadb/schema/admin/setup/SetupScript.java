package dev.kotadb.schema.admin.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The script with which an administrator prepares a server: roles, memberships, database, extensions, grants. */
public final class SetupScript {
    private static final String FILE = "setup.sql";

    private SetupScript() {}

    /**
     * Returns a psql script for one database.
     *
     * @param database the name of the database, which is created unless it exists
     * @param owner the role that kota connects as, which is created unless it exists
     */
    public static String of(String database, String owner) {
        return template()
                .replace("${database-in-comment}", inComment(database))
                .replace("${owner-in-comment}", inComment(owner))
                .replace("${database}", literal(database))
                .replace("${owner}", literal(owner));
    }

    private static String template() {
        try {
            return new ClassPathResource(FILE, SetupScript.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    // psql does not replace variables inside literals, and a backslash has no special meaning in this form.
    private static String literal(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    private static String inComment(String name) {
        return name.replaceAll("\\R", " ");
    }
}
