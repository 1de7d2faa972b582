package dev.kotadb.jobs.validate;

import dev.kotadb.schema.admin.validate.CheckReport;
import dev.kotadb.schema.admin.validate.CheckResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The checklist of one validation, filled in. */
public record ValidationReport(Instant startedAt, Duration took, boolean strict, List<CheckReport> checks) {
    public ValidationReport {
        checks = List.copyOf(checks);
    }

    public long passed() {
        return count(CheckResult.Passed.class);
    }

    public long failed() {
        return count(CheckResult.Failed.class);
    }

    public long warned() {
        return count(CheckResult.Warned.class);
    }

    public long skipped() {
        return count(CheckResult.Skipped.class);
    }

    /** Whether nothing failed; warnings count as failures if the validation is strict. */
    public boolean isSound() {
        return failed() == 0 && (!strict || warned() == 0);
    }

    private long count(Class<? extends CheckResult> kind) {
        return checks.stream().filter(check -> kind.isInstance(check.result())).count();
    }
}
