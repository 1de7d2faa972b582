package dev.kotadb.schema.admin.instance;

import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.admin.server.DatabaseAddress;
import java.nio.file.Path;
import java.util.Map;

/** The instance that a command uses, and how it was chosen. */
public record ChosenInstance(Instance instance, Choice choice) {
    /** The ways to choose an instance, by precedence. */
    public enum Choice {
        OPTION("--instance"),
        VARIABLE("KOTA_INSTANCE"),
        URL("KOTA_DB_URL"),
        USED("kota db use"),
        DEFAULT("the default");

        private final String shown;

        Choice(String shown) {
            this.shown = shown;
        }

        /** The name of the option, variable or command. */
        public String shown() {
            return shown;
        }
    }

    /** The embedded database, chosen by default. */
    public static ChosenInstance local() {
        return new ChosenInstance(Instance.embeddedLocal(), Choice.DEFAULT);
    }

    /** The name in messages: {@code instance staging} or {@code the database of KOTA_DB_URL}. */
    public String label() {
        return choice == Choice.URL && instance.name().equals(Choice.URL.shown())
                ? "the database of KOTA_DB_URL"
                : "instance " + instance.name();
    }

    /**
     * Opens the instance's database.
     *
     * @param file the file of instances, for messages
     * @throws dev.kotadb.schema.admin.server.DatabaseUnavailableException if the database does not answer; the message names the
     *     instance
     */
    Database open(Map<String, String> environment, Path file) {
        if (choice == Choice.URL) {
            return Database.open(environment);
        }
        if (instance.embedded()) {
            return Database.embedded(Database.home(environment));
        }
        DatabaseAddress address =
                DatabaseAddress.parse(instance.url().value(environment), "The url of instance " + instance.name());
        DatabaseAddress login = address.as(
                valueOr(instance.user(), address.user(), environment),
                valueOr(instance.password(), address.password(), environment));
        return Database.at(
                login,
                "The instance " + instance.name(),
                "Check its url, user and password in " + file + " and that the server runs.");
    }

    boolean isMissing(Map<String, String> environment) {
        return choice != Choice.URL && instance.embedded() && Database.isEmbeddedMissing(Database.home(environment));
    }

    private static String valueOr(Setting setting, String defaultValue, Map<String, String> environment) {
        return setting instanceof Setting.Absent ? defaultValue : setting.value(environment);
    }
}
