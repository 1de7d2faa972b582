package dev.kotadb.jobs.index;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * Settings of the job, {@code kota.index.*} in a properties file or {@code KOTA_INDEX_*} in the environment. Memory
 * follows from them, not from the repository.
 *
 * @param runs how many runs the process works on at a time, which share the threads and the cache of declarations;
 *     {@code kota worker} sets it
 * @param threads how many buckets are worked on at a time; 0 for one a processor
 * @param buckets parts that a run's files are dealt into; more than threads, since they are never even
 * @param pageFiles most files that are worked on and written in one transaction
 * @param pageBytes bytes of files after which a page takes no further one
 * @param maxTextBytes a larger file keeps its path and no text
 * @param maxSymbolBytes a longer text, in UTF-16 units, is searched but not parsed
 * @param parseTimeLimit how long one file may take to parse
 * @param stagingRetention how long a run that failed, was stopped or died can be resumed where it was
 * @param factsRetention how long facts are kept that no indexed file needs; at least two days
 * @param prunedFacts how many facts a run looks at, at most, to delete those that are no longer needed
 * @param acceptedLoss how many percent of its files or symbols a repository may lose in one run
 * @param lossFloor a repository or language with fewer files or symbols may lose any share of them
 * @param declarationCacheBytes roughly what the declarations of other files may take in memory while references are
 *     resolved
 * @param libraries folders with the jars of Java libraries, joined by the system's separator of paths; {@code -} for none,
 *     empty for Maven's local repository and Gradle's cache in the home directory
 * @param fetchLibraries whether every run downloads libraries that are in none of these folders
 * @param mavenSettings Maven's {@code settings.xml}, which says from where; empty for the one in the home directory
 */
@ConfigurationProperties("kota.index")
public record IndexSettings(
        @DefaultValue("1") int runs,
        @DefaultValue("0") int threads,
        @DefaultValue("8") int buckets,
        @DefaultValue("64") int pageFiles,
        @DefaultValue("4194304") long pageBytes,
        @DefaultValue("67108864") long maxTextBytes,
        @DefaultValue("4194304") int maxSymbolBytes,
        @DefaultValue("20s") @DurationUnit(ChronoUnit.SECONDS) Duration parseTimeLimit,
        @DefaultValue("1d") @DurationUnit(ChronoUnit.SECONDS) Duration stagingRetention,
        @DefaultValue("30d") @DurationUnit(ChronoUnit.SECONDS) Duration factsRetention,
        @DefaultValue("2000") int prunedFacts,
        @DefaultValue("50") int acceptedLoss,
        @DefaultValue("20") int lossFloor,
        @DefaultValue("268435456") long declarationCacheBytes,
        @DefaultValue("") String libraries,
        @DefaultValue("false") boolean fetchLibraries,
        @DefaultValue("") String mavenSettings) {
    /** With more, too little of the cache of declarations is left for each. */
    private static final int MOST_RUNS = 16;

    public IndexSettings {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new IllegalArgumentException("a process works on 1 to " + MOST_RUNS + " runs at a time, not " + runs
                    + ": each needs memory of its own; start another worker on another machine");
        }
        if (threads < 0 || buckets < 1 || pageFiles < 1 || pageBytes < 1 || maxTextBytes < 0 || maxSymbolBytes < 0
                || parseTimeLimit.isNegative() || parseTimeLimit.isZero() || stagingRetention.isNegative()
                || factsRetention.isNegative() || prunedFacts < 0 || acceptedLoss < 0
                || lossFloor < 0 || declarationCacheBytes < 1) {
            throw new IllegalArgumentException("kota.index settings must be positive");
        }
    }

    /** What the declarations of other files may take in memory for one run. */
    public long declarationCacheBytesOfRun() {
        return Math.max(1, declarationCacheBytes / runs);
    }

    public int threadCount() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
