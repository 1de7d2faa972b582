package dev.kotadb.schema.index.job;

/** The entries of {@code index_jobs.history}: objects with attempt, worker, from, at, status and reason, the oldest first. */
final class JobHistory {
    private JobHistory() {}

    /** The SQL of an entry about the job's attempt, as an array. @param status and reason as SQL */
    static String entry(String status, String reason) {
        return """
                jsonb_build_array(jsonb_build_object('attempt', attempt, 'worker', worker, 'from', claimed_at,
                                                     'at', now(), 'status', %s, 'reason', %s))
                """.formatted(status, reason).strip();
    }
}
