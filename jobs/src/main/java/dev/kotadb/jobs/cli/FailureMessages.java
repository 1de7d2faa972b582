package dev.kotadb.jobs.cli;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.connection.LostConnection;
import dev.kotadb.jobs.log.LogFormat;
import dev.kotadb.schema.admin.instance.InstanceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one line for the user, and an exit code. */
final class FailureMessages implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Console console;
    private final LogFormat format;
    private final boolean debug;

    FailureMessages(Console console, LogFormat format, boolean debug) {
        this.console = console;
        this.format = format;
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        console.out().flush();
        if (failure instanceof ParameterException wrong) {
            return handleParseException(wrong, new String[0]);
        }
        print(message(failure), failure);
        return switch (failure) {
            case CommandFailure known -> known.exitCode();
            case InstanceException wrong -> ExitCode.USAGE;
            default -> ExitCode.FAILED;
        };
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        List<String> suggestions = new ArrayList<>();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            suggestions.addAll(unmatched.getSuggestions());
        }
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String hint = suggestions.isEmpty() ? "" : " Did you mean " + String.join(" or ", suggestions) + "?";
        print(wrong.getMessage() + "." + hint + " See: " + command + " --help", wrong);
        return ExitCode.USAGE;
    }

    private static String message(Exception failure) {
        if (failure instanceof DataAccessException || failure instanceof BeansException) {
            Optional<SQLException> lost = LostConnection.causeOf(failure);
            if (lost.isPresent()) {
                return "The connection to the database was lost (" + String.valueOf(lost.get().getMessage()).strip()
                        + "). Try again.";
            }
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    private void print(String message, Exception failure) {
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
        switch (format) {
            // Made here: logging takes its time to start, and most commands need none.
            case JSON -> LoggerFactory.getLogger(FailureMessages.class).error(line, debug ? failure : null);
            case TEXT -> {
                console.err().println("kota: " + line);
                if (debug) {
                    failure.printStackTrace(console.err());
                }
            }
        }
    }
}
