package dev.kotadb.jobs.serve.answers;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.schema.keys.ApiKeyRow;
import dev.kotadb.schema.keys.ApiKeysTable;
import dev.kotadb.schema.keys.RateLimits;
import dev.kotadb.schema.projects.ProjectStatements;
import dev.kotadb.schema.projects.ProjectStatements.Member;
import dev.kotadb.schema.projects.ProjectsTable;
import dev.kotadb.schema.settings.Limit;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Asks for new indexes of a viewer's projects, if they have become old. */
public final class StaleProjects {
    private static final Duration APART = Duration.ofMinutes(30);
    private static final int PER_HOUR = 2;

    private final ProjectsTable projects;
    private final ApiKeysTable keys;
    private final RateLimits limits;
    private final JobAnswers jobs;

    StaleProjects(JobAnswers jobs, DataSource dataSource) {
        this.projects = new ProjectsTable(dataSource);
        this.keys = new ApiKeysTable(dataSource);
        this.limits = new RateLimits(dataSource);
        this.jobs = jobs;
    }

    /**
     * What came of it.
     *
     * @param reason why no job was asked for; null if one was
     * @param limited whether the viewer asked too often
     */
    public record Outcome(List<UUID> jobs, @Nullable String reason, boolean limited) {
        public Outcome {
            jobs = List.copyOf(jobs);
        }

        private static Outcome nothing(String reason) {
            return new Outcome(List.of(), reason, false);
        }
    }

    private record Found(boolean anyProject, List<Member> members) {}

    /** @param key of the request; null if it had none */
    public Outcome refresh(Viewer viewer, @Nullable ApiKeyRow key) {
        UUID user = viewer instanceof Viewer.User named ? UUID.fromString(named.name()) : null;
        Found found = projects.as(user, StaleProjects::find);
        if (!found.anyProject) {
            return Outcome.nothing("No projects configured");
        }
        if (found.members.isEmpty()) {
            return Outcome.nothing("No repositories in projects");
        }
        if (!mayAsk(user, key)) {
            return new Outcome(List.of(),
                    "Rate limited: auto-reindex triggered within last " + APART.toMinutes() + " minutes", true);
        }
        List<UUID> asked = found.members.stream().filter(Member::stale)
                .map(each -> jobs.enqueue(viewer, new JobAnswers.Wanted(each.id().toString(), null, null))).toList();
        return asked.isEmpty() ? Outcome.nothing("All repositories are up to date") : new Outcome(asked, null, false);
    }

    private static Found find(ProjectStatements statements) {
        return new Found(!statements.list(1).isEmpty(), statements.members(Limit.SERVE_STALE_INDEX.duration()));
    }

    /** Who has no key, in the mode of a single user, asks as often as it likes: a job that waits is not added again. */
    private boolean mayAsk(@Nullable UUID user, @Nullable ApiKeyRow key) {
        if (key != null) {
            return keys.claimReindex(key.keyId(), APART);
        }
        return user == null || limits.count("auto-reindex:" + user, PER_HOUR).allowed();
    }
}
