package dev.kotadb.jobs.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/** Spring Boot's structured logging, also for lines that are logged before the application starts. */
public final class JsonLogEncoder extends StructuredLogEncoder {
    private boolean ready;

    public JsonLogEncoder() {
        setFormat("logstash");
    }

    /** No-op: the superclass uses loggers when it starts, and these wait until logging is initialized. */
    @Override
    public void start() {}

    @Override
    public byte[] encode(ILoggingEvent event) {
        startOnce();
        return super.encode(event);
    }

    private synchronized void startOnce() {
        if (ready) {
            return;
        }
        String key = Environment.class.getName(); // where the superclass looks for it, and Spring Boot puts it
        if (getContext().getObject(key) == null) {
            getContext().putObject(key, new StandardEnvironment());
        }
        ready = true;
        super.start();
    }
}
