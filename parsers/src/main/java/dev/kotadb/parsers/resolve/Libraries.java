package dev.kotadb.parsers.resolve;

/** What a language's resolver knows of the libraries that a file can use. Each language has its own kind. */
public interface Libraries {
    Libraries NONE = new Libraries() {};
}
