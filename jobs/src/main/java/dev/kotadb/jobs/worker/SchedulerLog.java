package dev.kotadb.jobs.worker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.kotadb.jobs.connection.LostConnection;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Drops what db-scheduler logs about a database server that is away: a stack trace every two seconds. The pool of connections
 * says once that the server is lost, and once that it is back.
 */
final class SchedulerLog extends TurboFilter {
    private static final String SCHEDULER = "com.github.kagkarlsson.";

    private final BooleanSupplier lost;

    private SchedulerLog(BooleanSupplier lost) {
        this.lost = lost;
    }

    /** @param lost whether the server is lost */
    static void quieten(BooleanSupplier lost) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.addTurboFilter(new SchedulerLog(lost));
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        if (!logger.getName().startsWith(SCHEDULER)) {
            return FilterReply.NEUTRAL;
        }
        Throwable cause = failure != null ? failure : last(arguments);
        return isOfConnection(cause) || lost.getAsBoolean() ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    /** A rollback that fails, too, suppresses the failure before it. */
    private static boolean isOfConnection(@Nullable Throwable failure) {
        return failure != null
                && (LostConnection.causeOf(failure).isPresent()
                        || Stream.of(failure.getSuppressed()).anyMatch(SchedulerLog::isOfConnection));
    }

    /** The failure may be the last argument of a message with placeholders. */
    private static @Nullable Throwable last(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable failure
                ? failure
                : null;
    }
}
