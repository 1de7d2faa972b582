package dev.kotadb.schema.admin.validate;

/**
 * Something that is wrong.
 *
 * @param what names the object and what is wrong with it
 * @param remedy what to do
 */
public record Problem(String what, String remedy) {}
