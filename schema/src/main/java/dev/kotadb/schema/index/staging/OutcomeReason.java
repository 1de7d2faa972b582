package dev.kotadb.schema.index.staging;

import dev.kotadb.schema.index.SqlNamed;

/** The reason of a file's outcome, for programs; a text for people is stored beside it. */
public enum OutcomeReason implements SqlNamed {
    SYMBOLIC_LINK,
    SUBMODULE,
    /** A socket, a pipe or a device. */
    SPECIAL_FILE,
    /** Larger than the setting {@code kota.index.max-text-bytes}. */
    TOO_LARGE,
    UNREADABLE,
    BINARY,
    LFS_POINTER,
    EMPTY,
    /** It is not valid UTF-8; the text says which encoding was assumed. */
    ASSUMED_ENCODING,
    /** NUL characters were replaced, because PostgreSQL cannot store them. */
    NUL_CHARACTERS,
    SYNTAX_ERROR,
    /** It was not parsed; for example, it is too long. */
    NOT_PARSED,
    /** Parsing failed; for example, it took too long. */
    PARSE_FAILED,
    /** It is not parsed any more, because processes died while parsing it. */
    SET_ASIDE
}
