package dev.kotadb.schema.index;

/** The stage that decided a file's outcome. */
public enum OutcomeStage implements SqlNamed {
    READ,
    PARSE
}
