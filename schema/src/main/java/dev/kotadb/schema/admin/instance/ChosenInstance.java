package dev.kotadb.schema.admin.instance;

import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.admin.server.DatabaseAddress;
import java.nio.file.Path;
import java.util.Map;

/** The instance that a command uses, and what chose it. */
public record ChosenInstance(Instance instance, Choice choice) {
    /** What can choose an instance; an earlier one wins over a later. */
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

        /** As users write it. */
        public String shown() {
            return shown;
        }
    }

    /** The embedded database, the default. */
    public static ChosenInstance local() {
        return new ChosenInstance(Instance.embeddedLocal(), Choice.DEFAULT);
    }

    /** For messages: {@code instance staging}, or the variable that names a database without a name. */
    public String called() {
        return choice == Choice.URL && instance.name().equals(Choice.URL.shown())
                ? "the database of KOTA_DB_URL"
                : "instance " + instance.name();
    }

    /**
     * Opens its database.
     *
     * @param file the file of instances, for messages
     * @throws dev.kotadb.schema.admin.server.DatabaseUnavailableException if it does not answer; names the instance
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
                given(instance.user(), address.user(), environment),
                given(instance.password(), address.password(), environment));
        return Database.at(
                login,
                "The instance " + instance.name(),
                "Check its url, user and password in " + file + " and that the server runs.");
    }

    private static String given(Setting setting, String otherwise, Map<String, String> environment) {
        return setting instanceof Setting.Absent ? otherwise : setting.value(environment);
    }
}
