package dev.kotadb.parsers.language.java.compare;

/** A parser of Java that can be compared with others. Safe for use by several threads. */
public interface JavaReader extends AutoCloseable {
    Reading read(String text);

    @Override
    default void close() {}
}
