package dev.kotadb.parsers.language.java;

import dev.kotadb.parsers.language.java.compare.FactsReader;
import dev.kotadb.parsers.language.java.compare.JavaReader;
import dev.kotadb.parsers.language.java.compare.JdkReader;
import dev.kotadb.parsers.language.java.parse.JavaSourceParser;
import dev.kotadb.parsers.source.ParserLimits;
import java.util.Locale;
import java.util.function.Supplier;

/** The parsers of Java that can be compared. The index reads Java by the first one, and by tree-sitter what that rejects. */
public enum ComparedParser {
    JAVAPARSER(() -> new FactsReader(new JavaSourceParser(ParserLimits.DEFAULT))),
    JDK(() -> JdkReader.ofThisRuntime()
            .orElseThrow(() -> new UnsupportedOperationException("this Java runtime has no compiler; run kota on a JDK"))),
    TREE_SITTER(() -> new FactsReader(JavaLanguage.TOLERANT.open(ParserLimits.DEFAULT)));

    private final Supplier<JavaReader> readers;

    ComparedParser(Supplier<JavaReader> readers) {
        this.readers = readers;
    }

    /** As people write it: {@code tree-sitter}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws UnsupportedOperationException if the runtime does not have the parser */
    public JavaReader open() {
        return readers.get();
    }
}
