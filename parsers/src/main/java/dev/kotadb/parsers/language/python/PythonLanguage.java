package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.language.Language;
import dev.kotadb.parsers.language.LanguageFamily;
import dev.kotadb.parsers.resolve.LanguageRules;
import dev.kotadb.parsers.resolve.names.WordList;
import dev.kotadb.parsers.tree.LanguageSpec;
import java.util.List;

/** Python. */
public final class PythonLanguage implements LanguageFamily {
    /**
     * Raise it with a change in this folder that changes the facts of some file and is not in a query file:
     *
     * <ul>
     *   <li>1: the first
     *   <li>2: {@code super(B, self)} keeps its argument
     *   <li>3: the parts that patterns and constant indexes take
     *   <li>4: slices, comprehensions, what a with statement binds
     *   <li>5: types that conditions tell
     *   <li>6: attributes whose values begin with a parameter
     *   <li>7: the scopes of names in classes; attributes in patterns; defaults do not see parameters
     *   <li>8: types in comments, in quotes and in casts
     *   <li>9: quoted types in types, strings of {@code Literal}
     *   <li>10: parameters of functions that are called in their own file only, arguments by name
     *   <li>11: fields that calls set, items of lists, aliases of types, declarations of other branches
     *   <li>12: what conditions tell besides the declared type, annotated receivers, elif branches
     *   <li>13: names in type comments, values that branches and later assignments give, bounds of type variables
     *   <li>14: variables of modules that are assigned several values, and what conditions tell of them
     *   <li>15: attributes whose type is written later, what generators yield, metaclasses, names of global statements
     *   <li>16: what is assigned to members, functions that tell types, calls of generic classes, properties of libraries
     * </ul>
     */
    private static final int PARSE = 16;

    /**
     * Raise it with a change in this folder that changes some file's references or look-up keys and is not in a word list:
     *
     * <ul>
     *   <li>1: the first
     *   <li>2: {@code super(B, self)}, names in a class's body, declared members before assigned attributes
     *   <li>3: the parts that patterns and constant indexes take
     *   <li>4: built-in functions over items, iteration, contexts
     *   <li>5: typed members first, type variables of self, order in a class body
     *   <li>6: attributes whose values begin with a parameter
     *   <li>7: the scopes of names in classes
     *   <li>8: context variables and futures
     *   <li>9: type parameters of classes
     *   <li>10: attributes of a class before those of its methods
     *   <li>11: what calls in the file pass for a parameter
     *   <li>13: fields that calls set, several imports of a name, generic aliases
     *   <li>14: stubs mean stubs, both types of what a condition narrows, stars that differ
     *   <li>15: one of several values, bounds of type variables, other names of base classes, {@code __new__}
     *   <li>16: stubs beside modules, members of metaclasses, expected exceptions
     *   <li>17: type parameters by constructors, enumerations and named tuples as collections
     * </ul>
     */
    private static final int RULES = 17;

    private static final LanguageSpec GRAMMAR =
            new LanguageSpec("tree-sitter-python", PythonLanguage.class, List.of("python"), new PythonSyntax(), PARSE);

    @Override
    public List<Language> languages() {
        return List.of(new Language(
                "python",
                ".py .pyi .pyw .py3 .rpy .gyp .gypi wscript sconstruct sconscript snakefile"
                        + " #!python #!python2 #!python3 #!pypy #!pypy3 #!uv",
                GRAMMAR,
                new LanguageRules(PythonRules::resolve, new PythonKeys(), true, PythonLanguage::rulesVersion)));
    }

    private static int rulesVersion() {
        return WordList.version(RULES, PythonLanguage.class, "globals.txt", "members.txt", "modules.txt");
    }
}
