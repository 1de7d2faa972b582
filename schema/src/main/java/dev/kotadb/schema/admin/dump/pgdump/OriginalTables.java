package dev.kotadb.schema.admin.dump.pgdump;

import java.util.List;
import java.util.Map;

/** The tables of the original system whose rows are restored from a dump. */
final class OriginalTables {
    /** The columns of each table, in order. */
    static final Map<String, List<String>> COLUMNS = Map.ofEntries(
            table("api_keys", "id", "user_id", "key_id", "secret_hash", "tier", "rate_limit_per_hour", "enabled", "created_at",
                    "last_used_at", "metadata"),
            table("organizations", "id", "name", "slug", "owner_id", "created_at", "updated_at", "metadata"),
            table("user_organizations", "id", "user_id", "org_id", "role", "joined_at"),
            table("rate_limit_counters", "id", "key_id", "window_start", "request_count", "created_at"),
            table("repositories", "id", "user_id", "org_id", "full_name", "git_url", "default_branch", "last_indexed_at",
                    "created_at", "updated_at", "metadata", "installation_id", "last_push_at"),
            table("index_jobs", "id", "repository_id", "ref", "status", "started_at", "completed_at", "error_message", "stats",
                    "created_at", "queue_job_id", "commit_sha"),
            table("dependencies", "id", "repository_id", "name", "version", "dependency_type", "metadata", "created_at"),
            table("indexed_files", "id", "repository_id", "path", "content", "language", "size_bytes", "indexed_at", "metadata"),
            table("symbols", "id", "file_id", "name", "kind", "line_start", "line_end", "signature", "documentation",
                    "metadata", "created_at"),
            table("references", "id", "source_file_id", "target_symbol_id", "target_file_path", "line_number",
                    "reference_type", "metadata", "created_at"),
            table("dependency_graph", "id", "repository_id", "from_file_id", "to_file_id", "from_symbol_id", "to_symbol_id",
                    "dependency_type", "metadata", "created_at"));

    /** The column of a table that refers to an account. */
    static final Map<String, String> USER_COLUMNS = Map.of(
            "api_keys", "user_id", "organizations", "owner_id", "user_organizations", "user_id", "repositories", "user_id");

    private OriginalTables() {}

    private static Map.Entry<String, List<String>> table(String name, String... columns) {
        return Map.entry(name, List.of(columns));
    }
}
