package dev.kotadb.schema.admin.dump;

import java.time.Duration;

/** Follows the progress of a dump or restore. Several threads call it if several connections are used. */
public interface TransferListener {
    TransferListener SILENT = new TransferListener() {
        @Override
        public void note(String message) {}

        @Override
        public void advanced(String table, long bytes) {}

        @Override
        public void finished(DumpManifest.Table table, Duration took) {}
    };

    /** Something the user should know: a phase, or what is left out. */
    void note(String message);

    void advanced(String table, long bytes);

    void finished(DumpManifest.Table table, Duration took);
}
