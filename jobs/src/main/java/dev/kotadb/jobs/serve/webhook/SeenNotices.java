package dev.kotadb.jobs.serve.webhook;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recognizes a notice that was worked on before, by a code of its bytes: its headers, the id of the delivery among them, are not
 * signed. Remembers the latest. Safe for several threads.
 */
final class SeenNotices {
    private static final int MOST = 10_000;

    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** @return false if it was added before */
    synchronized boolean add(byte[] code) {
        return seen.put(HexFormat.of().formatHex(code), true) == null;
    }

    synchronized void remove(byte[] code) {
        seen.remove(HexFormat.of().formatHex(code));
    }
}
