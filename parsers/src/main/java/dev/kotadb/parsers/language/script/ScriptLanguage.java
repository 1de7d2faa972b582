package dev.kotadb.parsers.language.script;

import dev.kotadb.parsers.language.Language;
import dev.kotadb.parsers.language.LanguageFamily;
import dev.kotadb.parsers.language.script.parse.ScriptSettings;
import dev.kotadb.parsers.language.script.parse.ScriptSyntax;
import dev.kotadb.parsers.language.script.resolve.ScriptKeys;
import dev.kotadb.parsers.language.script.resolve.ScriptRules;
import dev.kotadb.parsers.manifest.Manifests;
import dev.kotadb.parsers.resolve.LanguageRules;
import dev.kotadb.parsers.resolve.names.WordList;
import dev.kotadb.parsers.source.SettingsFormat;
import dev.kotadb.parsers.text.Fingerprint;
import dev.kotadb.parsers.tree.LanguageSpec;
import java.util.List;

/** JavaScript, TypeScript and their forms with elements. */
public final class ScriptLanguage implements LanguageFamily {
    /**
     * Raise it with a change in this folder that changes the facts of some file and is not in a query file:
     *
     * <ul>
     *   <li>1: the first
     *   <li>2: members named {@code accessor}
     *   <li>3: the parts that patterns and constant indexes take
     *   <li>4: types that conditions tell
     *   <li>5: variance of type parameters, call signatures in a line of their own
     *   <li>6: what typeof, in and literal members tell; values in typeof
     *   <li>7: types that functions take from where they stand, parameters named {@code this}
     *   <li>8: parameters of functions that are called in their own file only, arguments that stand for several
     *   <li>9: curried functions, tags with types, guards, spread objects, results of results, variables in their own initial values
     *   <li>10: type arguments of calls, results of functions that are passed, signatures of interfaces, types without comments
     *   <li>12: operators before calls with type arguments, what conditions tell of members and by several functions, names in blocks
     *   <li>13: what methods and assertions tell of a value, both choices of operators, what functions return in several places, lists of several types
     *   <li>14: classes that expressions declare, what items of a list are expected to be, type parameters named {@code type}
     * </ul>
     */
    private static final int PARSE = 14;

    /**
     * Raise it with a change in this folder that changes some file's references or look-up keys and is not in a word list:
     *
     * <ul>
     *   <li>1: the first
     *   <li>2: {@code super()}, static blocks, a class and a namespace of one name
     *   <li>3: configurations of any name, {@code ${configDir}}, {@code exports} within its module
     *   <li>4: the parts that patterns and constant indexes take
     *   <li>5: what typeof, in and literal members tell; values in typeof; types in blocks
     *   <li>6: types that functions take from where they stand, types that interfaces extend
     *   <li>7: names of JavaScript's library
     *   <li>8: what calls in the file pass for a parameter, types that refer to themselves
     *   <li>9: guards, spread objects, results of results, bounds of type parameters, imported types
     *   <li>10: declarations in functions that are passed for a variable's value, exported types beside a module's own values,
     *       types that follow from a call's arguments, what generators and calls of functions with overloads return
     *   <li>12: names in blocks, mixins, members of unions
     *   <li>13: types beside which a condition tells another, {@code declare module}, types with the members of others, declared constructors
     *   <li>14: classes without a name, parameters as base classes, collections created with a list, own iterators,
     *       own members before those that only the library would have
     * </ul>
     */
    private static final int RULES = 14;

    private static final ScriptSyntax SYNTAX = new ScriptSyntax();
    private static final LanguageRules SCRIPT_RULES =
            new LanguageRules(ScriptRules::resolve, new ScriptKeys(), true, ScriptLanguage::rulesVersion);

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
                        new SettingsFormat(ScriptSettings::ofPackage, Fingerprint.of(PARSE, Manifests.VERSION)),
                        LanguageRules.keysOnly(ScriptKeys::ofPackage, ScriptLanguage::rulesVersion)),
                new Language("tsconfig",
                        "tsconfig.json jsconfig.json tsconfig.*.json jsconfig.*.json {}compilerOptions",
                        new SettingsFormat(ScriptSettings::ofProject, PARSE),
                        LanguageRules.NONE));
    }

    private static Language script(String id, String signs, LanguageSpec grammar) {
        return new Language(id, signs, grammar, SCRIPT_RULES);
    }

    private static LanguageSpec grammar(String library, String... queries) {
        return new LanguageSpec(library, ScriptSyntax.class, List.of(queries), SYNTAX, PARSE);
    }

    private static int rulesVersion() {
        return WordList.version(RULES, ScriptRules.class, "folders.txt", "globals.txt", "library.txt", "members.txt", "node.txt");
    }
}
