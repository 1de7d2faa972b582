package dev.kotadb.jobs.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The mirrors of remotes in this machine's home folder that have not been fetched into for a while. */
public final class OldMirrors {
    private final Mirrors mirrors;

    public OldMirrors(Path home) {
        this.mirrors = new Mirrors(home);
    }

    public int count(Duration age) {
        try {
            return mirrors.unused(Instant.now().minus(age)).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the mirror of a remote, if there is one and no run reads it. */
    public void removeOf(String location) {
        try {
            mirrors.remove(location);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes them; keeps those that a run reads. @return how many it removed */
    public int remove(Duration age) {
        try {
            return mirrors.removeUnused(Instant.now().minus(age));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
