package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.language.Language;
import dev.kotadb.parsers.language.LanguageFamily;
import dev.kotadb.parsers.resolve.LanguageRules;
import dev.kotadb.parsers.tree.LanguageSpec;
import java.util.List;

/** Python. */
public final class PythonLanguage implements LanguageFamily {
    private static final LanguageSpec GRAMMAR =
            new LanguageSpec("tree-sitter-python", PythonLanguage.class, List.of("python"), new PythonSyntax());

    @Override
    public List<Language> languages() {
        return List.of(new Language(
                "python",
                ".py .pyi .pyw .py3 .rpy .gyp .gypi wscript sconstruct sconscript snakefile"
                        + " #!python #!python2 #!python3 #!pypy #!pypy3 #!uv",
                GRAMMAR,
                new LanguageRules(new PythonResolver(), new PythonUnits(), true)));
    }
}
