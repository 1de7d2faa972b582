package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.facts.Value;

/** Parts of values, as in {@link Value.PartOf}, for what functions of special kinds return. */
public final class Returned {
    /** What the generator returns that is a value: the result of {@code yield*}. */
    public static final String BY_GENERATOR = Value.PartOf.UNNAMED + "returned";

    /** The generator that returns a value. */
    public static final String GENERATED = Value.PartOf.UNNAMED + "generator";

    /** What a constructor creates. */
    public static final String CREATED = Value.PartOf.UNNAMED + "created";

    /** The list of a collection's items. */
    public static final String ITEMS = Value.PartOf.UNNAMED + "items";

    /** The promise of a value. */
    public static final String PROMISED = Value.PartOf.UNNAMED + "promise";

    private Returned() {}
}
