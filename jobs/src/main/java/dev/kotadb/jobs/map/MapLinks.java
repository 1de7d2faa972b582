package dev.kotadb.jobs.map;

import dev.kotadb.jobs.questions.answer.DependencyMap.Entry;

/** Where the entries of a map lead; empty texts lead nowhere. */
public interface MapLinks {
    /** To the neighbours of a folder or file. */
    String focus(Entry entry);

    /** Opens or closes a folder. */
    String toggle(Entry entry);

    String file(String path);
}
