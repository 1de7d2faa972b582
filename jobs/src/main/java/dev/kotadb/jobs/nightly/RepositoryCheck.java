package dev.kotadb.jobs.nightly;

import dev.kotadb.jobs.source.SourceAccess;
import dev.kotadb.jobs.source.SourceException;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.jobs.source.Tip;
import dev.kotadb.schema.nightly.CheckOutcome;
import dev.kotadb.schema.nightly.NightlyRepositoriesTable.Candidate;
import dev.kotadb.schema.nightly.NightlyRepositoriesTable.Finding;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Asks a repository where it is, and decides whether it has to be indexed. Safe for several threads. */
final class RepositoryCheck {
    private static final int SHORT_COMMIT = 7;

    private final RemoteHosts hosts;
    private final SourceAccess access;
    private final Semaphore all;

    /** @param most how many repositories are asked at a time */
    RepositoryCheck(RemoteHosts hosts, SourceAccess access, int most) {
        this.hosts = hosts;
        this.access = access;
        this.all = new Semaphore(most);
    }

    /** What was found about a repository. */
    record Checked(CheckOutcome outcome, @Nullable String reason, @Nullable String commit, int milliseconds) {
        Finding finding(Candidate candidate, @Nullable UUID job) {
            return new Finding(candidate.id(), outcome, reason, commit, job, milliseconds);
        }

        static Checked unreachable(@Nullable String reason, int milliseconds) {
            return new Checked(CheckOutcome.UNREACHABLE, reason, null, milliseconds);
        }
    }

    /** Never fails: what goes wrong concerns this repository alone. */
    Checked check(Candidate candidate) throws InterruptedException {
        SourceLocation location;
        try {
            location = SourceLocation.parse(candidate.location());
        } catch (SourceException e) {
            return Checked.unreachable(e.getMessage(), 0);
        }
        Optional<String> host = location.host();
        if (host.isEmpty()) {
            return askOneOfMost(candidate, location, host);
        }
        Semaphore ofHost = hosts.requests(host.get());
        ofHost.acquire();
        try {
            Optional<String> paused = hosts.paused(host.get());
            return paused.isPresent()
                    ? new Checked(CheckOutcome.PAUSED, paused.get(), null, 0)
                    : askOneOfMost(candidate, location, host);
        } finally {
            ofHost.release();
        }
    }

    private Checked askOneOfMost(Candidate candidate, SourceLocation location, Optional<String> host)
            throws InterruptedException {
        all.acquire();
        try {
            return ask(candidate, location, host);
        } finally {
            all.release();
        }
    }

    private Checked ask(Candidate candidate, SourceLocation location, Optional<String> host) {
        long start = System.nanoTime();
        Tip tip;
        try {
            tip = location.tip(candidate.ref(), access.throughInstallation(candidate.installation()));
        } catch (RuntimeException e) {
            tip = new Tip.Unreachable(e.getMessage() == null ? e.toString() : e.getMessage(), false);
        }
        int milliseconds = (int) ((System.nanoTime() - start) / 1_000_000);
        return switch (tip) {
            case Tip.Unreachable(String reason, boolean ofHost) -> {
                if (ofHost) {
                    host.ifPresent(name -> hosts.failed(name, reason));
                }
                yield Checked.unreachable(reason, milliseconds);
            }
            case Tip.At(String commit) -> {
                host.ifPresent(hosts::answered);
                yield checked(reason(candidate, commit), commit, milliseconds);
            }
            case Tip.Unknown() -> {
                host.ifPresent(hosts::answered);
                yield isIndexedCommit(candidate)
                        ? checked(reason(candidate, candidate.indexedCommit()), candidate.indexedCommit(), milliseconds)
                        : checked(reason(candidate, null), null, milliseconds);
            }
        };
    }

    /** A ref may be a commit's id, which a remote does not list. */
    private static boolean isIndexedCommit(Candidate candidate) {
        return candidate.ref() != null && candidate.ref().matches("[0-9a-f]{7,40}")
                && candidate.indexedCommit() != null && candidate.indexedCommit().startsWith(candidate.ref());
    }

    private static Checked checked(@Nullable String reason, @Nullable String commit, int milliseconds) {
        return new Checked(reason == null ? CheckOutcome.UNCHANGED : CheckOutcome.SELECTED, reason, commit, milliseconds);
    }

    /** Why a repository has to be indexed; null if it need not. @param commit null if only reading its files tells */
    private static @Nullable String reason(Candidate candidate, @Nullable String commit) {
        Duration age = candidate.age();
        if (age == null) {
            return candidate.failed() ? "never indexed; its last job failed" : "never indexed";
        }
        if (commit == null) {
            return "only reading its files tells whether they changed";
        }
        if (!commit.equals(candidate.indexedCommit())) {
            return "the remote has moved to " + commit.substring(0, SHORT_COMMIT);
        }
        if (candidate.failed()) {
            return "its last job failed";
        }
        if (candidate.patternsChanged()) {
            return "the choice of its files has changed";
        }
        return candidate.tooOld() ? "its index is " + text(age) + " old" : null;
    }

    private static String text(Duration age) {
        return age.toDays() > 1 ? age.toDays() + " days" : age.toHours() > 1 ? age.toHours() + " hours"
                : age.toMinutes() + " minutes";
    }
}
