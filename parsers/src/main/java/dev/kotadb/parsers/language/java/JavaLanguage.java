package dev.kotadb.parsers.language.java;

import dev.kotadb.parsers.language.Language;
import dev.kotadb.parsers.language.LanguageFamily;
import dev.kotadb.parsers.language.java.parse.JavaSourceParser;
import dev.kotadb.parsers.language.java.parse.JavaSyntax;
import dev.kotadb.parsers.language.java.resolve.JavaResolver;
import dev.kotadb.parsers.language.java.resolve.JavaUnits;
import dev.kotadb.parsers.resolve.LanguageRules;
import dev.kotadb.parsers.source.FallbackParser;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceParser;
import dev.kotadb.parsers.tree.LanguageSpec;
import java.util.List;

/** Java, read by JavaParser, and by a tolerant tree-sitter grammar if JavaParser rejects a file. */
public final class JavaLanguage implements LanguageFamily {
    private static final LanguageSpec TOLERANT =
            new LanguageSpec("tree-sitter-java", JavaSyntax.class, List.of("java"), new JavaSyntax());

    @Override
    public List<Language> languages() {
        LanguageRules rules = new LanguageRules(new JavaResolver(), new JavaUnits(), false);
        return List.of(new Language("java", ".java #!java", JavaLanguage::parser, rules));
    }

    private static SourceParser parser(ParserLimits limits) {
        return new FallbackParser(new JavaSourceParser(limits), TOLERANT.open(limits));
    }
}
