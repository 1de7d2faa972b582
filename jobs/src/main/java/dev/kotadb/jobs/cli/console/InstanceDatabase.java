package dev.kotadb.jobs.cli.console;

import dev.kotadb.schema.admin.instance.ChosenInstance;
import dev.kotadb.schema.admin.instance.Instances;
import dev.kotadb.schema.admin.server.Database;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database of the instance that the command line, the environment or {@code kota db use} names. */
public final class InstanceDatabase implements DatabaseSource {
    private final Map<String, String> environment;
    private @Nullable String option;
    private @Nullable Instances instances;

    public InstanceDatabase(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @param name what {@code --instance} says; null where it is not given */
    public void named(@Nullable String name) {
        this.option = name;
    }

    /** The instances that are known here; their file is read once. */
    public Instances instances() {
        if (instances == null) {
            instances = Instances.of(environment);
        }
        return instances;
    }

    @Override
    public Database open() {
        return instances().open(instance());
    }

    @Override
    public boolean isMissing() {
        return instances().isMissing(instance());
    }

    @Override
    public ChosenInstance instance() {
        return instances().choose(option);
    }
}
