package dev.kotadb.schema.admin.instance;

import java.util.Map;

/** The source of a value of an instance. The value is read when the instance is opened. */
public sealed interface Setting {
    /** The file has no value. */
    record Absent() implements Setting {}

    /** The value in the file. */
    record Literal(String value) implements Setting {}

    /**
     * The value of an environment variable.
     *
     * @param place file, line and key, for messages
     */
    record Variable(String name, String place) implements Setting {}

    /**
     * The first line that a shell command prints.
     *
     * @param place file, line and key, for messages
     */
    record Command(String line, String place) implements Setting {}

    /**
     * Returns the value; empty if it is absent.
     *
     * @throws InstanceException if the variable is not set
     * @throws dev.kotadb.schema.admin.server.DatabaseUnavailableException if the command fails; the message does not contain its
     *     output
     */
    default String value(Map<String, String> environment) {
        return switch (this) {
            case Absent absent -> "";
            case Literal literal -> literal.value();
            case Variable variable -> {
                String value = environment.get(variable.name());
                if (value == null) {
                    throw new InstanceException(variable.place() + ": the environment variable " + variable.name()
                            + " is not set. Set it, or name another.");
                }
                yield value;
            }
            case Command command -> ShellCommand.firstLine(command.line(), command.place());
        };
    }

    /** The value in lists of instances: the value in the file, otherwise its source. */
    default String shown() {
        return switch (this) {
            case Absent absent -> "";
            case Literal literal -> literal.value();
            case Variable variable -> "$" + variable.name();
            case Command command -> "by a command";
        };
    }
}
