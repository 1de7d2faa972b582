package dev.kotadb.parsers.facts;

/**
 * One name that a module exports, for languages that declare it (JavaScript, TypeScript, Python's {@code __all__}).
 *
 * @param name the name offered: {@code default} for the default export, {@code *} for all of {@code module}
 * @param local the name it has in the file, or in {@code module} if that is not empty
 * @param module the module that it is re-exported from; empty for the file's own
 */
public record Export(String name, String local, String module) {}
