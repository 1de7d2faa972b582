package dev.kotadb.schema.index.job;

import dev.kotadb.schema.index.SqlNamed;

/** The steps of the job {@code index-repository}, in order. */
public enum IndexStep implements SqlNamed {
    OPEN,
    PLAN,
    PARSE,
    DECLARE,
    RESOLVE,
    GRAPH,
    PUBLISH,
    REFRESH
}
