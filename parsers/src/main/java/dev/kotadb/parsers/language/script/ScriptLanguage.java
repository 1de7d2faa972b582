package dev.kotadb.parsers.language.script;

import dev.kotadb.parsers.language.Language;
import dev.kotadb.parsers.language.LanguageFamily;
import dev.kotadb.parsers.language.script.parse.ScriptSettings;
import dev.kotadb.parsers.language.script.parse.ScriptSyntax;
import dev.kotadb.parsers.language.script.resolve.PackageUnits;
import dev.kotadb.parsers.language.script.resolve.ScriptResolver;
import dev.kotadb.parsers.language.script.resolve.ScriptUnits;
import dev.kotadb.parsers.resolve.LanguageRules;
import dev.kotadb.parsers.source.SettingsParser;
import dev.kotadb.parsers.tree.LanguageSpec;
import java.util.List;

/** JavaScript, TypeScript and their forms with elements. */
public final class ScriptLanguage implements LanguageFamily {
    private static final ScriptSyntax SYNTAX = new ScriptSyntax();
    private static final LanguageRules RULES = new LanguageRules(new ScriptResolver(), new ScriptUnits(), true);

    @Override
    public List<Language> languages() {
        return List.of(
                script("javascript",
                        ".js .mjs .cjs .es6 .jsm .sjs jakefile #!node #!nodejs #!bun -*-js -*-js2",
                        grammar("tree-sitter-javascript", "javascript", "jsx", "ecmascript")),
                script("jsx", ".jsx", grammar("tree-sitter-javascript", "javascript", "jsx", "ecmascript")),
                script("typescript",
                        ".ts .mts .cts #!deno #!ts-node #!tsx",
                        grammar("tree-sitter-typescript", "typescript", "typescript-assertion", "ecmascript")),
                script("tsx", ".tsx", grammar("tree-sitter-tsx", "typescript", "jsx", "ecmascript")),
                new Language("package-json",
                        "package.json",
                        _ -> new SettingsParser(ScriptSettings::ofPackage),
                        LanguageRules.keysOnly(new PackageUnits())),
                new Language("tsconfig",
                        "tsconfig.json jsconfig.json tsconfig.*.json jsconfig.*.json",
                        _ -> new SettingsParser(ScriptSettings::ofProject),
                        LanguageRules.NONE));
    }

    private static Language script(String id, String signs, LanguageSpec grammar) {
        return new Language(id, signs, grammar, RULES);
    }

    private static LanguageSpec grammar(String library, String... queries) {
        return new LanguageSpec(library, ScriptSyntax.class, List.of(queries), SYNTAX);
    }
}
