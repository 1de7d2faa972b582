package dev.kotadb.schema.query;

/** A JSON value as it is stored. */
public record JsonText(String text) {}
