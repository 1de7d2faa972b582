package dev.kotadb.parsers.language;

import java.util.List;

/** Languages that share their rules, with the settings files that these rules read. */
@FunctionalInterface
public interface LanguageFamily {
    List<Language> languages();
}
