package dev.kotadb.schema.admin.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * A shared lock on {@link ServerFolder#inUse()} as long as this process holds a lease. Process ids mean nothing from one
 * container to another; a lock does, as long as they share a kernel.
 *
 * <p>Counted, since a process owns such a lock once, and loses it when it closes any descriptor of the file.
 */
final class SharedUse {
    private static final Map<Path, SharedUse> OPEN = new HashMap<>();

    private final FileChannel channel;
    private int count;

    private SharedUse(FileChannel channel) {
        this.channel = channel;
    }

    static void enter(ServerFolder folder) throws IOException {
        synchronized (OPEN) {
            SharedUse use = OPEN.get(folder.inUse());
            if (use == null) {
                FileChannel channel = open(folder);
                channel.lock(0, Long.MAX_VALUE, true);
                use = new SharedUse(channel);
                OPEN.put(folder.inUse(), use);
            }
            use.count++;
        }
    }

    static void leave(ServerFolder folder) throws IOException {
        synchronized (OPEN) {
            SharedUse use = OPEN.get(folder.inUse());
            if (use != null && --use.count == 0) {
                OPEN.remove(folder.inUse());
                use.channel.close();
            }
        }
    }

    /** Whether any process of this machine, in whatever container, holds a lease. */
    static boolean byAnyone(ServerFolder folder) throws IOException {
        synchronized (OPEN) {
            if (OPEN.containsKey(folder.inUse())) {
                return true;
            }
            try (FileChannel channel = open(folder);
                    FileLock lock = channel.tryLock()) {
                return lock == null;
            }
        }
    }

    private static FileChannel open(ServerFolder folder) throws IOException {
        return FileChannel.open(
                folder.inUse(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
