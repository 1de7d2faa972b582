package dev.kotadb.schema.admin.dump;

import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.Snapshot;
import dev.kotadb.schema.admin.dump.script.CopyStatement;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Reads the tables of one snapshot on several connections, the largest first. */
final class ParallelCopy {
    private final Snapshot snapshot;
    private final int jobs;

    ParallelCopy(Snapshot snapshot, int jobs) {
        this.snapshot = snapshot;
        this.jobs = jobs;
    }

    @FunctionalInterface
    interface TableWriter {
        DumpManifest.Table write(CopyStatement copy, InputStream data) throws IOException, SQLException;
    }

    /** @return the tables in the order of the snapshot */
    List<DumpManifest.Table> run(TableWriter writer) throws IOException, SQLException {
        Queue<CopyStatement> waiting = new ConcurrentLinkedQueue<>(largestFirst());
        Map<CopyStatement, DumpManifest.Table> written = new ConcurrentHashMap<>();
        String id = snapshot.export();
        try (ExecutorService pool = Executors.newFixedThreadPool(jobs)) {
            List<Future<?>> workers = IntStream.range(0, jobs)
                    .<Future<?>>mapToObj(worker -> pool.submit(() -> {
                        work(id, waiting, written, writer);
                        return null;
                    }))
                    .toList();
            for (Future<?> worker : workers) {
                await(worker);
            }
        }
        return snapshot.catalog().copies().stream().map(written::get).toList();
    }

    private void work(
            String id, Queue<CopyStatement> waiting, Map<CopyStatement, DumpManifest.Table> written, TableWriter writer)
            throws IOException, SQLException {
        try (Snapshot same = snapshot.onNewConnection(id)) {
            for (CopyStatement copy = waiting.poll(); copy != null; copy = waiting.poll()) {
                same.read(copy, (table, data) -> written.put(table, writer.write(table, data)));
            }
        } catch (IOException | SQLException | RuntimeException e) {
            waiting.clear(); // so that the other workers end
            throw e;
        }
    }

    private List<CopyStatement> largestFirst() {
        Map<CopyStatement, Long> bytes = new LinkedHashMap<>();
        snapshot.catalog().copies().forEach(copy -> bytes.put(copy, 0L));
        snapshot.catalog().tables().forEach(table -> bytes.put(table.copy(), table.bytes()));
        return bytes.entrySet().stream()
                .sorted(Map.Entry.<CopyStatement, Long>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void await(Future<?> worker) throws IOException, SQLException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case SQLException sql -> throw sql;
                case RuntimeException other -> throw other;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
