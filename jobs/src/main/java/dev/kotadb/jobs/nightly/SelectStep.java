package dev.kotadb.jobs.nightly;

import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.nightly.RepositoryCheck.Checked;
import dev.kotadb.jobs.source.SourceAccess;
import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.nightly.CheckOutcome;
import dev.kotadb.schema.nightly.NightlyRepositoriesTable;
import dev.kotadb.schema.nightly.NightlyRepositoriesTable.Candidate;
import dev.kotadb.schema.nightly.NightlyRepositoriesTable.Finding;
import dev.kotadb.schema.nightly.RemoteHostsTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

/** Asks all repositories where they are, and puts those that have to be indexed into the queue while it asks the others. */
final class SelectStep implements Tasklet {
    private static final Logger LOG = LoggerFactory.getLogger(SelectStep.class);

    /** What is found in this time is put into the queue together, in the order of the repositories. */
    private static final long WINDOW_MILLISECONDS = 250;

    private final Nights nights;
    private final NightlySettings settings;
    private final SourceAccess access;
    private final NightlyRepositoriesTable repositories;
    private final RemoteHostsTable hosts;
    private final JobQueueTable queue;

    SelectStep(Nights nights, NightlySettings settings, SourceAccess access, NightTables tables, JobQueueTable queue) {
        this.nights = nights;
        this.settings = settings;
        this.access = access;
        this.repositories = tables.repositories();
        this.hosts = tables.hosts();
        this.queue = queue;
    }

    /** @param place among all repositories; the first one is to be indexed first */
    private record Answer(int place, Candidate candidate, Checked checked) {}

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws InterruptedException {
        Night night = nights.of(context);
        List<Candidate> candidates = repositories.candidates();
        LOG.info("night {}: asking {} repositories", night.id(), candidates.size());
        RepositoryCheck check = new RepositoryCheck(new RemoteHosts(hosts, settings), access, settings.checks());
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (int i = 0; i < candidates.size(); i++) {
                int place = i;
                threads.submit(() -> answers.add(new Answer(
                        place, candidates.get(place), checked(check, candidates.get(place)))));
            }
            for (int left = candidates.size(); left > 0 && !night.stopping();) {
                List<Answer> window = window(answers, left);
                record(night, window);
                left -= window.size();
                contribution.incrementWriteCount(window.size());
            }
        } finally {
            threads.shutdownNow(); // what a stopped run still asks ends by itself
        }
        return RepeatStatus.FINISHED;
    }

    private static Checked checked(RepositoryCheck check, Candidate candidate) {
        try {
            return check.check(candidate);
        } catch (InterruptedException e) {
            return Checked.unreachable("the run was stopped", 0);
        } catch (RuntimeException e) {
            LOG.warn("{}: {}", candidate.fullName(), e.toString());
            return Checked.unreachable(e.toString(), 0);
        }
    }

    /** The answers of a short time; none if there were none. */
    private static List<Answer> window(BlockingQueue<Answer> answers, int most) throws InterruptedException {
        List<Answer> window = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WINDOW_MILLISECONDS);
        while (window.size() < most) {
            Answer answer = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (answer == null) {
                break;
            }
            window.add(answer);
        }
        window.sort(Comparator.comparingInt(Answer::place));
        return window;
    }

    private void record(Night night, List<Answer> answers) {
        List<Finding> findings = new ArrayList<>();
        for (Answer answer : answers) {
            findings.add(finding(answer.candidate(), answer.checked()));
        }
        if (!findings.isEmpty()) {
            repositories.add(night.id(), findings);
        }
    }

    private Finding finding(Candidate candidate, Checked checked) {
        if (checked.outcome() != CheckOutcome.SELECTED) {
            if (checked.outcome() != CheckOutcome.UNCHANGED) {
                LOG.warn("{} {}: {}", candidate.fullName(), checked.outcome().sqlName(), checked.reason());
            }
            return checked.finding(candidate, null);
        }
        try {
            UUID job = enqueue(candidate);
            LOG.info("{}: {}, job {}", candidate.fullName(), checked.reason(), job);
            return checked.finding(candidate, job);
        } catch (DataAccessException e) { // such as a repository that was removed in this moment
            LOG.warn("{} cannot be enqueued: {}", candidate.fullName(), e.getMessage());
            return Checked.unreachable("cannot be enqueued: " + e.getMessage(), checked.milliseconds())
                    .finding(candidate, null);
        }
    }

    private UUID enqueue(Candidate candidate) {
        String ref = candidate.ref();
        IndexRequest request = new IndexRequest(candidate.location(), candidate.fullName(), ref, false);
        int priority = Math.clamp(candidate.priority(), Short.MIN_VALUE, Short.MAX_VALUE);
        return queue.enqueue(candidate.id(), ref, JsonMapper.shared().writeValueAsString(request), priority).id();
    }
}
