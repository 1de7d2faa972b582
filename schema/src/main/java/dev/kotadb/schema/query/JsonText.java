package dev.kotadb.schema.query;

/** A JSON value as the database prints it. */
public record JsonText(String text) {}
