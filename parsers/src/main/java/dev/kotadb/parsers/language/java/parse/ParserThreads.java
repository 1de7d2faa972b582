package dev.kotadb.parsers.language.java.parse;

import dev.kotadb.parsers.source.ParseOutcome;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs parses on threads of their own: with a stack for deep trees, and left behind when they do not come to an end. A
 * thread left behind cannot be stopped, so there is a bound on how many there may be.
 */
final class ParserThreads implements AutoCloseable {
    /** Address space, not memory: only what a deep tree really uses is ever touched. */
    private static final long STACK_BYTES = 256L * 1024 * 1024;

    private static final int MOST_ABANDONED = 4;

    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(5);

    /** Where a parse is: exactly one of its thread and its caller brings it from RUNNING to another state. */
    private static final int RUNNING = 0;

    private static final int DONE = 1;
    private static final int ABANDONED = 2;

    private final ExecutorService threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), ParserThreads::thread);
    private final AtomicInteger abandoned = new AtomicInteger();
    private final Semaphore characters;
    private final int mostCharacters;

    /** @param mostCharacters how much text may be parsed at a time */
    ParserThreads(int mostCharacters) {
        this.mostCharacters = mostCharacters;
        this.characters = new Semaphore(mostCharacters, true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "java-parser", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    ParseOutcome run(int length, Deadline deadline, Supplier<ParseOutcome> parse) {
        if (abandoned.get() >= MOST_ABANDONED) {
            return new ParseOutcome.Failed(MOST_ABANDONED + " earlier parses ran out of time and still run");
        }
        int permits = Math.clamp(length, 1, mostCharacters);
        characters.acquireUninterruptibly(permits);
        try {
            return await(deadline, parse);
        } finally {
            characters.release(permits);
        }
    }

    private ParseOutcome await(Deadline deadline, Supplier<ParseOutcome> parse) {
        AtomicInteger state = new AtomicInteger(RUNNING);
        Future<ParseOutcome> outcome = threads.submit(() -> {
            try {
                deadline.start();
                return parse.get();
            } finally {
                if (!state.compareAndSet(RUNNING, DONE)) {
                    abandoned.decrementAndGet();
                }
            }
        });
        try {
            while (!deadline.passed()) {
                try {
                    return outcome.get(Math.max(deadline.nanosLeft(), SHORTEST_WAIT), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    continue;
                }
            }
            leave(state);
            return outOfTime(deadline);
        } catch (InterruptedException e) {
            leave(state);
            Thread.currentThread().interrupt();
            return new ParseOutcome.Failed("interrupted");
        } catch (ExecutionException e) {
            return broken(e.getCause() == null ? e : e.getCause());
        }
    }

    private void leave(AtomicInteger state) {
        abandoned.incrementAndGet();
        if (!state.compareAndSet(RUNNING, ABANDONED)) {
            abandoned.decrementAndGet();
        }
    }

    static ParseOutcome outOfTime(Deadline deadline) {
        return new ParseOutcome.Failed("over the time limit of " + deadline.limit().toMillis() + " ms (timeLimit)");
    }

    private static ParseOutcome broken(Throwable cause) {
        return switch (cause) {
            case StackOverflowError _ -> new ParseOutcome.Failed("nests too deep for the Java parser's stack");
            case OutOfMemoryError _ -> new ParseOutcome.Failed("its tree does not fit in the memory");
            case Error error -> throw error;
            default -> new ParseOutcome.Failed("the Java parser broke: " + cause);
        };
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
