package dev.kotadb.schema.index;

/** Why a file has its outcome, for programs; the text beside it is for people. */
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
    /** It is not plain UTF-8; the text says what was assumed. */
    ASSUMED_ENCODING,
    /** NUL characters were replaced, which PostgreSQL does not store. */
    NUL_CHARACTERS,
    SYNTAX_ERROR,
    /** The parser declined it: too long, for example. */
    NOT_PARSED,
    /** The parser gave up: out of time, for example. */
    PARSE_FAILED
}
