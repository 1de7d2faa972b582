package dev.kotadb.parsers.language;

import dev.kotadb.parsers.resolve.LanguageRules;
import dev.kotadb.parsers.source.ParserFactory;

/**
 * One language, or one kind of settings file.
 *
 * @param id as the index stores it
 * @param signs file names, interpreters and editor modes that tell it, written as in {@code text/languages.txt}
 * @param parser reads a file's facts
 * @param rules find what the file's names mean
 */
public record Language(String id, String signs, ParserFactory parser, LanguageRules rules) {}
