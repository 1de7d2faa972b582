package dev.kotadb.schema.admin.validate;

import java.util.List;

/** What a check has found. */
public sealed interface CheckResult {
    /** All is well; the detail tells people what was seen. */
    record Passed(String detail) implements CheckResult {}

    record Failed(List<Problem> problems) implements CheckResult {
        public Failed {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing is broken; somebody should look at it all the same. */
    record Warned(List<Problem> problems) implements CheckResult {
        public Warned {
            problems = List.copyOf(problems);
        }
    }

    record Skipped(String reason) implements CheckResult {}

    static CheckResult failed(String what, String remedy) {
        return new Failed(List.of(new Problem(what, remedy)));
    }

    /** Failed where there is any problem. */
    static CheckResult failedOn(List<Problem> problems, String passed) {
        return problems.isEmpty() ? new Passed(passed) : new Failed(problems);
    }

    /** Warned where there is any problem. */
    static CheckResult warnedOn(List<Problem> problems, String passed) {
        return problems.isEmpty() ? new Passed(passed) : new Warned(problems);
    }
}
