package dev.kotadb.schema.admin.instance;

import java.util.Map;

/** Where a value of an instance comes from. It is fetched when the instance is opened, not before. */
public sealed interface Setting {
    /** There is none. */
    record Absent() implements Setting {}

    /** Written in the file. */
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
     * Empty if it is absent.
     *
     * @throws InstanceException for a variable that is not set
     * @throws dev.kotadb.schema.admin.server.DatabaseUnavailableException for a command that fails; its message does not repeat
     *     what it printed
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
            case Command command -> ShellCommand.firstLine(command);
        };
    }

    /** For lists: the value where the file shows it, else where it comes from. */
    default String shown() {
        return switch (this) {
            case Absent absent -> "";
            case Literal literal -> literal.value();
            case Variable variable -> "$" + variable.name();
            case Command command -> "by a command";
        };
    }
}
