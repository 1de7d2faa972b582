package dev.kotadb.jobs.serve.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts the requests of an input that have no answer yet, and delays the input's end until all have one: the transport closes its
 * session at the end, and what is being answered would be lost. A message is one line.
 */
final class OpenRequests {
    private static final Pattern ANSWER = Pattern.compile("\\{\\s*\"jsonrpc\"\\s*:\\s*\"2\\.0\"\\s*,\\s*\"id\"");
    private static final int LONGEST_HEAD = 64;
    private static final long PAUSE_MILLIS = 5;

    private final Duration patience;
    private final AtomicInteger open = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param patience how long the last answers may take */
    OpenRequests(Duration patience) {
        this.patience = patience;
    }

    InputStream counted(InputStream in) {
        return new FilterInputStream(in) {
            private final ByteArrayOutputStream line = new ByteArrayOutputStream();

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                for (int i = offset; i < offset + read; i++) {
                    if (bytes[i] == '\n') {
                        count(line);
                    } else {
                        line.write(bytes[i]);
                    }
                }
                if (read < 0) {
                    count(line);
                    awaitAnswers();
                    ended.countDown();
                }
                return read;
            }
        };
    }

    private void count(ByteArrayOutputStream line) {
        if (isRequest(line.toString(UTF_8))) {
            open.incrementAndGet();
        }
        line.reset();
    }

    private static boolean isRequest(String line) {
        try {
            JsonNode message = JsonMapper.shared().readTree(line);
            return message.hasNonNull("id") && message.has("method");
        } catch (JacksonException e) {
            return false; // gets no answer
        }
    }

    OutputStream counted(OutputStream out) {
        return new FilterOutputStream(out) {
            private final StringBuilder head = new StringBuilder();

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                for (int i = offset; i < offset + length; i++) {
                    if (bytes[i] == '\n') {
                        if (ANSWER.matcher(head).lookingAt()) {
                            out.flush();
                            open.decrementAndGet();
                        }
                        head.setLength(0);
                    } else if (head.length() < LONGEST_HEAD) {
                        head.append((char) (bytes[i] & 0xff));
                    }
                }
            }
        };
    }

    private void awaitAnswers() {
        Instant limit = Instant.now().plus(patience);
        try {
            while (open.get() > 0 && Instant.now().isBefore(limit)) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the input has ended and its requests are answered. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }
}
