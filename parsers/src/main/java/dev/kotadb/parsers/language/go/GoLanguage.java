package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.language.Language;
import dev.kotadb.parsers.language.LanguageFamily;
import dev.kotadb.parsers.resolve.LanguageRules;
import dev.kotadb.parsers.source.SettingsParser;
import dev.kotadb.parsers.tree.LanguageSpec;
import java.util.List;

/** Go, and go.mod. */
public final class GoLanguage implements LanguageFamily {
    private static final LanguageSpec GRAMMAR =
            new LanguageSpec("tree-sitter-go", GoLanguage.class, List.of("go"), new GoSyntax());

    @Override
    public List<Language> languages() {
        return List.of(
                new Language("go", ".go", GRAMMAR, new LanguageRules(new GoResolver(), new GoUnits(), true)),
                new Language("gomod", "go.mod", _ -> new SettingsParser(GoMod::read),
                        LanguageRules.keysOnly(new GoModuleUnits())));
    }
}
