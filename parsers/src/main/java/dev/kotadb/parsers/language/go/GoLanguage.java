package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.language.Language;
import dev.kotadb.parsers.language.LanguageFamily;
import dev.kotadb.parsers.resolve.LanguageRules;
import dev.kotadb.parsers.resolve.names.WordList;
import dev.kotadb.parsers.source.SettingsFormat;
import dev.kotadb.parsers.tree.LanguageSpec;
import java.util.List;

/** Go, and go.mod. */
public final class GoLanguage implements LanguageFamily {
    /**
     * Raise it with a change in this folder that changes the facts of some file and is not in a query file:
     *
     * <ul>
     *   <li>1: the first
     *   <li>2: build constraints, structs without a name, embedded fields, type switches, further results, loops
     *   <li>3: a declaration's own values do not see its names; type arguments of calls, calls of elements
     * </ul>
     */
    private static final int PARSE = 3;

    /**
     * Raise it with a change in this folder that changes some file's references or look-up keys and is not in a word list:
     *
     * <ul>
     *   <li>1: the first
     *   <li>2: build constraints choose among declarations; structs without a name, further results, loops over functions
     *   <li>3: type arguments of calls, calls of elements
     *   <li>4: releases of Go, the usual build, keys of named map types
     * </ul>
     */
    private static final int RULES = 4;

    private static final LanguageSpec GRAMMAR =
            new LanguageSpec("tree-sitter-go", GoLanguage.class, List.of("go"), new GoSyntax(), PARSE);

    @Override
    public List<Language> languages() {
        return List.of(
                new Language("go", ".go", GRAMMAR,
                        new LanguageRules(GoRules::resolve, new GoKeys(), true, GoLanguage::rulesVersion)),
                new Language("gomod", "go.mod", new SettingsFormat(GoMod::read, PARSE),
                        LanguageRules.keysOnly(GoKeys::ofModule, GoLanguage::rulesVersion)));
    }

    private static int rulesVersion() {
        return WordList.version(RULES, GoLanguage.class, "globals.txt", "members.txt");
    }
}
