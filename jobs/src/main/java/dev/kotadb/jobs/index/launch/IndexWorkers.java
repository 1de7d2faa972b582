package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.jobs.log.RunContext;
import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.resolve.Resolver;
import dev.kotadb.parsers.source.ParserLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** What the job's steps work with: the parsers, the resolver and the threads. */
@Configuration(proxyBeanMethods = false)
class IndexWorkers {
    @Bean
    Parsers parsers(IndexSettings settings) {
        return Parsers.open(new ParserLimits(
                settings.maxSymbolBytes(), settings.parseTimeLimit(), ParserLimits.DEFAULT.maxNesting()));
    }

    @Bean
    Resolver resolver() {
        return Languages.resolver();
    }

    /** Waits for its tasks when it is shut down: a pool that interrupts them lets steps end as if they were complete. */
    @Bean
    ThreadPoolTaskExecutor indexThreads(IndexSettings settings) {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(settings.threadCount());
        executor.setThreadNamePrefix("index-");
        executor.setTaskDecorator(RunContext::inherit);
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationSeconds(60);
        return executor;
    }
}
