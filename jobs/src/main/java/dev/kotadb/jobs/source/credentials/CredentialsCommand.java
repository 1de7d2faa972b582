package dev.kotadb.jobs.source.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the command of the setting {@code KOTA_GIT_CREDENTIALS}, which speaks the protocol of git's credential helpers:
 * {@code protocol=}, {@code host=} and {@code path=} on its standard input, {@code username=} and {@code password=} on
 * its standard output. {@code git credential fill} is such a command.
 */
public final class CredentialsCommand implements CredentialSource {
    private final String command;
    private final Duration timeout;

    public CredentialsCommand(String command, Duration timeout) {
        this.command = command;
        this.timeout = timeout;
    }

    @Override
    public Optional<Credentials> find(Remote remote) {
        String question = "protocol=" + line(remote.protocol()) + "\nhost=" + line(remote.host()) + "\npath="
                + line(remote.path()) + "\n\n";
        String answer = run(question);
        String username = value(answer, "username");
        String password = value(answer, "password");
        if (password == null) {
            return Optional.empty();
        }
        return Optional.of(username == null ? Credentials.token(password) : new Credentials(username, password));
    }

    /** A line break in a URL would add fields of its author's choice to the question. */
    private static String line(String value) {
        if (value.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw new CredentialsException("the URL of the repository holds a line break or NUL");
        }
        return value;
    }

    private String run(String question) {
        Process process = null;
        try {
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command);
            builder.environment().put("GIT_TERMINAL_PROMPT", "0");
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            process = builder.start();
            Process started = process;
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(started));
            try (OutputStream in = process.getOutputStream()) {
                in.write(question.getBytes(UTF_8));
            } catch (IOException e) {
                // The command may answer without reading the question.
            }
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CredentialsException("the command of KOTA_GIT_CREDENTIALS did not end within "
                        + timeout.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new CredentialsException(
                        "the command of KOTA_GIT_CREDENTIALS ended with exit code " + process.exitValue());
            }
            return output.get();
        } catch (IOException | ExecutionException e) {
            throw new CredentialsException("the command of KOTA_GIT_CREDENTIALS could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialsException("interrupted while the command of KOTA_GIT_CREDENTIALS ran");
        } finally {
            if (process != null) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static @Nullable String value(String answer, String name) {
        return answer.lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }
}
