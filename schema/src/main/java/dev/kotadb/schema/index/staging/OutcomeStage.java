package dev.kotadb.schema.index.staging;

import dev.kotadb.schema.index.SqlNamed;

/** The stage that decided a file's outcome. */
public enum OutcomeStage implements SqlNamed {
    READ,
    PARSE
}
