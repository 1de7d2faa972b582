package dev.kotadb.schema.admin.dump;

import java.time.Duration;

/** Hears how far a dump or a restore is; called by several threads where several connections are at work. */
public interface TransferListener {
    TransferListener SILENT = new TransferListener() {
        @Override
        public void note(String message) {}

        @Override
        public void advanced(String table, long bytes) {}

        @Override
        public void finished(DumpManifest.Table table, Duration took) {}
    };

    /** Something that whoever waits should know: a phase, or what is left out. */
    void note(String message);

    void advanced(String table, long bytes);

    void finished(DumpManifest.Table table, Duration took);
}
