package dev.kotadb.parsers.language.java.binary;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Classes of libraries that were read, up to a limit, at which all are dropped. Safe for use by several threads. */
public final class ClassCache {
    /** A member takes about 400 bytes. */
    private static final int MOST_MEMBERS = 150_000;

    private record Key(Jar jar, String binaryName) {}

    private final Map<Key, Optional<BinaryClass>> classes = new ConcurrentHashMap<>();
    private final AtomicInteger members = new AtomicInteger();

    Optional<BinaryClass> get(Jar jar, String binaryName, Function<String, Optional<BinaryClass>> read) {
        Key key = new Key(jar, binaryName);
        Optional<BinaryClass> known = classes.get(key);
        if (known == null) {
            known = read.apply(binaryName);
            if (members.addAndGet(1 + known.map(BinaryClass::members).orElse(0)) > MOST_MEMBERS) {
                classes.clear();
                members.set(0);
            }
            classes.put(key, known);
        }
        return known;
    }
}
