package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.ExitCode;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/** Says which setting kept the application from starting. */
final class WrongSetting {
    private WrongSetting() {}

    /** Empty if the failure has another cause. */
    static Optional<CommandFailure> causeOf(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof BindException wrong) {
                return Optional.of(new CommandFailure(message(wrong), ExitCode.USAGE));
            }
        }
        return Optional.empty();
    }

    private static String message(BindException wrong) {
        Throwable reason = wrong;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        ConfigurationProperty property = wrong.getProperty();
        return property == null
                ? "The settings " + wrong.getName() + " are wrong: " + reason.getMessage()
                : "The setting " + environmentName(property) + " is " + property.getValue() + ", which is not understood: "
                        + reason.getMessage() + ". docs/configuration.md lists what it may be.";
    }

    private static String environmentName(ConfigurationProperty property) {
        return property.getName().toString().replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
    }
}
