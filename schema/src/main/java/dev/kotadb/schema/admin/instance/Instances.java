package dev.kotadb.schema.admin.instance;

import dev.kotadb.schema.admin.instance.ChosenInstance.Choice;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.admin.server.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The instances in the file {@code KOTA_INSTANCES}, by default {@code ${KOTA_HOME}/instances.yaml}, and {@link Instance#LOCAL}.
 *
 * <p>A command uses the first of: the option {@code --instance}, the variable {@code KOTA_INSTANCE}, the database of
 * {@code KOTA_DB_URL}, the instance that {@link #use} stored, the embedded database.
 */
public final class Instances {
    private static final String DEFAULT_FILE = "instance";

    private final Map<String, String> environment;
    private final Path file;
    private final Map<String, Instance> instances;

    private Instances(Map<String, String> environment, Path file, Map<String, Instance> instances) {
        this.environment = environment;
        this.file = file;
        this.instances = instances;
    }

    /**
     * Reads the instances. An instance with the address of a protected one is also protected, unless its address is printed by a
     * command.
     *
     * @throws InstanceException if the file has an error, or the file that {@code KOTA_INSTANCES} names does not exist
     */
    public static Instances of(Map<String, String> environment) {
        String given = environment.getOrDefault("KOTA_INSTANCES", "").strip();
        Path file = given.isEmpty() ? Database.home(environment).resolve("instances.yaml") : Path.of(given);
        if (!given.isEmpty() && !Files.exists(file)) {
            throw new InstanceException("KOTA_INSTANCES names " + file + ", which does not exist. Create it, or unset the"
                    + " variable.");
        }
        Map<String, Instance> written = Files.exists(file) ? InstancesFile.read(file) : new LinkedHashMap<>();
        written.putIfAbsent(Instance.LOCAL, Instance.embeddedLocal());
        Map<String, Instance> instances = new LinkedHashMap<>();
        written.forEach((name, instance) -> {
            boolean alias = written.values().stream()
                    .anyMatch(other -> other.isProtected() && isSameDatabase(other, instance, environment));
            instances.put(name, alias ? instance.asProtected() : instance);
        });
        return new Instances(environment, file, instances);
    }

    /** In the order of the file. */
    public List<Instance> all() {
        return List.copyOf(instances.values());
    }

    /** The file of instances, which may not exist. */
    public Path file() {
        return file;
    }

    /** @throws InstanceException if there is no such instance */
    public Instance named(String name, String place) {
        Instance instance = instances.get(name);
        if (instance == null) {
            throw new InstanceException("No instance " + name + " (" + place + "); there are: "
                    + String.join(", ", instances.keySet()) + ". They are written in " + file + ".");
        }
        return instance;
    }

    /**
     * Returns the instance that a command uses.
     *
     * @param option the value of {@code --instance}; null if it is not given
     * @throws InstanceException if there is no such instance, or it is protected and was not named by the option
     */
    public ChosenInstance choose(@Nullable String option) {
        if (option != null) {
            return new ChosenInstance(named(option, Choice.OPTION.shown()), Choice.OPTION);
        }
        String variable = environment.getOrDefault("KOTA_INSTANCE", "").strip();
        if (!variable.isEmpty()) {
            return unprotected(variable, Choice.VARIABLE);
        }
        Optional<DatabaseAddress> address = DatabaseAddress.from(environment);
        if (address.isPresent()) {
            return new ChosenInstance(at(address.get()), Choice.URL);
        }
        Optional<String> used = used();
        return used.isPresent() ? unprotected(used.get(), Choice.USED) : unprotected(Instance.LOCAL, Choice.DEFAULT);
    }

    /** @throws dev.kotadb.schema.admin.server.DatabaseUnavailableException if it does not answer; the message names the instance */
    public Database open(ChosenInstance chosen) {
        return chosen.open(environment, file);
    }

    /** Whether the instance is the embedded database, and {@link #open} has to create it. */
    public boolean isMissing(ChosenInstance chosen) {
        return chosen.isMissing(environment);
    }

    /** The name that {@link #use} stored. */
    public Optional<String> used() {
        try {
            return Optional.of(Files.readString(defaultFile()).strip()).filter(name -> !name.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the default instance from " + defaultFile(), e);
        }
    }

    /**
     * Makes an instance the default of later commands.
     *
     * @throws InstanceException if there is no such instance, or it is protected
     */
    public Instance use(String name) {
        Instance instance = named(name, "kota db use");
        if (instance.isProtected()) {
            throw new InstanceException("The instance " + name + " is protected, so it cannot be the default. Name it"
                    + " in each command: --instance " + name);
        }
        Path file = defaultFile();
        try {
            Files.createDirectories(Database.home(environment));
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, name + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store the default instance in " + file + ": " + e.getMessage(), e);
        }
        return instance;
    }

    private ChosenInstance unprotected(String name, Choice choice) {
        Instance instance = named(name, choice.shown());
        if (instance.isProtected()) {
            throw new InstanceException("The instance " + name + " (" + choice.shown() + ") is protected, so it cannot be the"
                    + " default. Name it in each command: --instance " + name
                    + (choice == Choice.USED ? ", or choose another by kota db use" : ""));
        }
        return new ChosenInstance(instance, choice);
    }

    /** Returns the protected instance with this address; otherwise an unprotected one without an entry in the file. */
    private Instance at(DatabaseAddress address) {
        return instances.values().stream()
                .filter(instance -> instance.isProtected() && isAt(address, instance, environment))
                .findFirst()
                .orElseGet(() -> new Instance(
                        Choice.URL.shown(),
                        new Setting.Literal(address.url()),
                        new Setting.Literal(address.user()),
                        new Setting.Absent(),
                        null,
                        false));
    }

    private static boolean isSameDatabase(Instance one, Instance other, Map<String, String> environment) {
        return address(one, environment).map(address -> isAt(address, other, environment)).orElse(false);
    }

    private static boolean isAt(DatabaseAddress address, Instance instance, Map<String, String> environment) {
        return address(instance, environment).map(address::isSameDatabase).orElse(false);
    }

    /** Returns the instance's address; empty for the embedded one, and if a command prints it. */
    private static Optional<DatabaseAddress> address(Instance instance, Map<String, String> environment) {
        return switch (instance.url()) {
            case Setting.Absent absent -> Optional.empty();
            case Setting.Command command -> Optional.empty();
            case Setting.Literal literal -> Optional.of(DatabaseAddress.parse(literal.value(), instance.name()));
            case Setting.Variable variable -> Optional.ofNullable(environment.get(variable.name()))
                    .map(url -> DatabaseAddress.parse(url, "$" + variable.name()));
        };
    }

    private Path defaultFile() {
        return Database.home(environment).resolve(DEFAULT_FILE);
    }
}
