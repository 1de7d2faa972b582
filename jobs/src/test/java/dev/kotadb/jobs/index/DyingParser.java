package dev.kotadb.jobs.index;

import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.SourceFile;
import dev.kotadb.parsers.source.SourceParser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/** In processes with this profile, the parser ends the process at some contents, as a crash in native code does. */
@Configuration(proxyBeanMethods = false)
@Profile(DyingParser.PROFILE)
class DyingParser {
    static final String PROFILE = "dying-parser";
    static final String FATAL = "ends the process";
    static final String HUGE = "takes all memory";

    /** What a shell says of a process that was aborted. */
    static final int ABORTED = 128 + 6;

    @Bean
    @Primary
    SourceParser parserThatDies(Parsers parsers) {
        return new SourceParser() {
            @Override
            public ParseOutcome parse(SourceFile file) {
                if (file.text().contains(FATAL)) {
                    Runtime.getRuntime().halt(ABORTED);
                }
                if (file.text().contains(HUGE)) {
                    throw new OutOfMemoryError("test");
                }
                return parsers.parse(file);
            }

            @Override
            public void close() {}
        };
    }
}
