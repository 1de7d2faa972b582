package dev.kotadb.jobs.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.schema.admin.instance.Instance;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/**
 * Where commands write: results to {@code out}, everything else to {@code err}.
 *
 * @param out buffered; flushed when the command ends
 * @param colour whether a person looks at {@code out} who likes colours
 * @param terminal whether a person watches {@code err}
 */
public record Console(PrintStream out, PrintStream err, boolean colour, BooleanSupplier terminal) {
    private static final int BUFFER = 1 << 16;

    /** Nobody watches. */
    public Console(PrintStream out, PrintStream err, boolean colour) {
        this(out, err, colour, () -> false);
    }

    public static Console of(Invocation invocation) {
        PrintStream out = new PrintStream(new BufferedOutputStream(invocation.out(), BUFFER), false, UTF_8);
        return new Console(out, invocation.err(), wantsColour(invocation), invocation.terminal());
    }

    /** As https://no-color.org has it. */
    private static boolean wantsColour(Invocation invocation) {
        return invocation.environment().getOrDefault("NO_COLOR", "").isEmpty()
                && !invocation.environment().getOrDefault("TERM", "dumb").equals("dumb")
                && invocation.terminal().getAsBoolean();
    }

    public String bold(String text) {
        return styled("1", text);
    }

    public String faint(String text) {
        return styled("2", text);
    }

    /** For places in files. */
    public String place(String text) {
        return styled("36", text);
    }

    /** What a comparison finds on one side only, or on both and not the same. */
    public String sign(char sign, String text) {
        return switch (sign) {
            case '+' -> styled("32", text);
            case '-' -> styled("31", text);
            case '~' -> styled("33", text);
            default -> text;
        };
    }

    /** The text in an instance's colour. */
    public String instance(Instance instance, String text) {
        return instance.promptColour()
                .map(colour -> styled("1;" + colour.code(), text))
                .orElseGet(() -> bold(text));
    }

    private String styled(String code, String text) {
        return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }

    /** Whether whoever read the results has gone, as {@code head} does. */
    public boolean isClosed() {
        return out.checkError();
    }
}
