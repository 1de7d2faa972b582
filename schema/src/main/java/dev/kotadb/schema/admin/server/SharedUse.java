package dev.kotadb.schema.admin.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * A shared lock on {@link ServerFolder#inUse()} while this process holds a lease. Processes in other containers see the lock if
 * they share the kernel; process ids are not valid there.
 *
 * <p>Leases are counted, because a process has such a lock only once, and loses it when it closes any descriptor of the file.
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

    /** Whether any process of this machine, in any container, holds a lease. */
    static boolean isHeld(ServerFolder folder) throws IOException {
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
