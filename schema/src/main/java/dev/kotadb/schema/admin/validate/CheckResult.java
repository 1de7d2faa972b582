package dev.kotadb.schema.admin.validate;

import java.util.List;

/** The outcome of a check. */
public sealed interface CheckResult {
    /** There is no problem. @param detail what was checked */
    record Passed(String detail) implements CheckResult {}

    record Failed(List<Problem> problems) implements CheckResult {
        public Failed {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing is broken, but an operator should look at it. */
    record Warned(List<Problem> problems) implements CheckResult {
        public Warned {
            problems = List.copyOf(problems);
        }
    }

    record Skipped(String reason) implements CheckResult {}

    static CheckResult failed(String what, String remedy) {
        return new Failed(List.of(new Problem(what, remedy)));
    }

    /** Returns a failure if there are problems. */
    static CheckResult failedOn(List<Problem> problems, String passed) {
        return problems.isEmpty() ? new Passed(passed) : new Failed(problems);
    }

    /** Returns a warning if there are problems. */
    static CheckResult warnedOn(List<Problem> problems, String passed) {
        return problems.isEmpty() ? new Passed(passed) : new Warned(problems);
    }
}
