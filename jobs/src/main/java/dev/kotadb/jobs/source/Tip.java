package dev.kotadb.jobs.source;

/** Where a ref of a repository is at the moment. */
public sealed interface Tip {
    record At(String commit) implements Tip {}

    /** Only reading the files tells: there is no git, or the ref is a name that only the history resolves. */
    record Unknown() implements Tip {}

    /** @param host whether the host refuses or does not answer, so that its other repositories are out of reach, too */
    record Unreachable(String reason, boolean host) implements Tip {}
}
