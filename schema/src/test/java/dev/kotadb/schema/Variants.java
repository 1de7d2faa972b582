package dev.kotadb.schema;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many of its variants a test runs: a sample by default, all with {@code -Pexhaustive}. A test class that asks carries
 * the tag {@link #EXHAUSTIVE}, by which the profile finds it.
 */
public final class Variants {
    /** The JUnit tag of the classes that have more variants than the default build runs. */
    public static final String EXHAUSTIVE = "exhaustive";

    /** The JUnit tag of the tests that only the profile runs, since they wait long for processes that are killed or frozen. */
    public static final String SLOW = "slow";

    private static final boolean ALL = Boolean.getBoolean("kota.test.exhaustive");

    private Variants() {}

    /** All of the variants, or by default every {@code stride}-th, beginning with the first. */
    public static <T> List<T> of(List<T> variants, int stride) {
        return IntStream.range(0, variants.size())
                .filter(i -> ALL || i % stride == 0)
                .mapToObj(variants::get)
                .toList();
    }

    /** One of two numbers, such as strides or seeds. */
    public static int choose(int byDefault, int exhaustive) {
        return ALL ? exhaustive : byDefault;
    }
}
