package dev.kotadb.jobs.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.schema.admin.instance.Instance;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/**
 * Where commands write: results to {@code out}, everything else to {@code err}.
 *
 * @param out buffered; flushed when the command ends
 * @param colour whether a person looks at {@code out} who likes colours
 */
public record Console(PrintStream out, PrintStream err, boolean colour) {
    private static final int BUFFER = 1 << 16;

    public static Console system(StandardOutput output, Map<String, String> environment) {
        PrintStream out = new PrintStream(new BufferedOutputStream(output, BUFFER), false, UTF_8);
        return new Console(out, System.err, wantsColour(environment));
    }

    /** As https://no-color.org has it. */
    private static boolean wantsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb")
                && isTerminal();
    }

    /** Without a terminal there may be a console that is none, or no console. */
    private static boolean isTerminal() {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
    }

    /** Whether a person watches standard error. */
    public boolean terminal() {
        java.io.Console terminal = System.console();
        return terminal != null && terminal.isTerminal();
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
