package dev.kotadb.jobs.prune;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * Settings of the job, {@code kota.prune.*} in a properties file or {@code KOTA_PRUNE_*} in the environment. How long facts
 * and staging tables are kept are settings of {@code index-repository}, which deletes them, too.
 *
 * @param jobAge how long after its end a job's record is kept
 * @param jobsPerRepository how many of the newest ended jobs of a repository are kept, at most
 * @param executionAge how long Spring Batch's records of an execution are kept
 * @param rateCounterAge how long the count of an hour's requests is kept
 * @param mirrorAge how long a mirror is kept that nobody fetches into
 * @param pageRows how many rows are deleted in one transaction, at most
 */
@ConfigurationProperties("kota.prune")
record PruneSettings(
        @DefaultValue("90d") @DurationUnit(ChronoUnit.SECONDS) Duration jobAge,
        @DefaultValue("500") int jobsPerRepository,
        @DefaultValue("30d") @DurationUnit(ChronoUnit.SECONDS) Duration executionAge,
        @DefaultValue("7d") @DurationUnit(ChronoUnit.SECONDS) Duration rateCounterAge,
        @DefaultValue("30d") @DurationUnit(ChronoUnit.SECONDS) Duration mirrorAge,
        @DefaultValue("1000") int pageRows) {
    PruneSettings {
        if (jobAge.isNegative() || jobsPerRepository < 0 || executionAge.isNegative() || rateCounterAge.isNegative()
                || mirrorAge.isNegative() || pageRows < 1) {
            throw new IllegalArgumentException("kota.prune settings must be positive");
        }
    }
}
