package dev.kotadb.schema.admin.validate;

/**
 * A problem that a check found.
 *
 * @param what the object and what is wrong with it
 * @param remedy what to do
 */
public record Problem(String what, String remedy) {}
