package dev.kotadb.schema.admin.dump.file;

import java.time.Duration;

/** Receives the progress of a dump or restore, from several threads if several connections are used. */
public interface TransferListener {
    TransferListener SILENT = new TransferListener() {
        @Override
        public void note(String message) {}

        @Override
        public void advanced(String table, long bytes) {}

        @Override
        public void finished(DumpManifest.Table table, Duration took) {}
    };

    /** Shows the user a message: which phase begins, or which rows are not transferred. */
    void note(String message);

    void advanced(String table, long bytes);

    void finished(DumpManifest.Table table, Duration took);
}
