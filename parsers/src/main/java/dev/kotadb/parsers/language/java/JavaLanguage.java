package dev.kotadb.parsers.language.java;

import com.github.javaparser.JavaParserBuild;
import dev.kotadb.parsers.language.Language;
import dev.kotadb.parsers.language.LanguageFamily;
import dev.kotadb.parsers.language.java.parse.JavaNodeKinds;
import dev.kotadb.parsers.language.java.parse.JavaSourceParser;
import dev.kotadb.parsers.language.java.parse.JavaSyntax;
import dev.kotadb.parsers.language.java.resolve.JavaKeys;
import dev.kotadb.parsers.language.java.resolve.JavaResolver;
import dev.kotadb.parsers.resolve.LanguageRules;
import dev.kotadb.parsers.source.FallbackParser;
import dev.kotadb.parsers.source.NodeKinds;
import dev.kotadb.parsers.source.ParserFactory;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceParser;
import dev.kotadb.parsers.text.Fingerprint;
import dev.kotadb.parsers.tree.LanguageSpec;
import java.util.List;
import java.util.stream.Stream;

/** Java, read by JavaParser, and by a tolerant tree-sitter grammar if JavaParser rejects a file. */
public final class JavaLanguage implements LanguageFamily {
    /**
     * Raise it with a change in this folder that changes the facts of some file and is not in a query file:
     *
     * <ul>
     *   <li>1: the first
     *   <li>2: variables of patterns are in scope where JLS 6.3 says so
     *   <li>3: functions know what they are assigned to, calls their type arguments, constants of enums their constructor
     *   <li>4: modules keep what they export
     *   <li>5: operators keep their operands where these decide the type
     *   <li>6: a parameter of a catch clause keeps all its types
     *   <li>7: calls that are passed functions know what their results are assigned to
     *   <li>8: locals that a class inside their scope uses, which it may inherit as a field
     * </ul>
     */
    private static final int PARSE = 9;

    /**
     * Raise it with a change in this folder that changes some file's references or look-up keys:
     *
     * <ul>
     *   <li>1: the first
     *   <li>2: type parameters of constructors are inferred, functions tell overloads by what they give, all bounds count
     *   <li>3: types of libraries are told apart by their names; modules of the repository are found
     *   <li>4: types of libraries are read from their jars; operators have types
     *   <li>5: a class's method comes before an interface's
     *   <li>6: functions passed together tell each other's types; an interface's method comes before a class's abstract one; type
     *       arguments of variables tell overloads apart
     *   <li>7: what a call's result is assigned to tells what its functions take; a method reference has to fit
     *   <li>8: fields that a class without a name, or a local one, inherits hide locals
     * </ul>
     */
    private static final int RULES = 9;

    static final LanguageSpec TOLERANT =
            new LanguageSpec("tree-sitter-java", JavaSyntax.class, List.of("java"), new JavaSyntax(), PARSE);

    @Override
    public List<Language> languages() {
        return List.of(new Language(
                "java",
                ".java #!java",
                new PreciseThenTolerant(),
                new LanguageRules(new JavaResolver(), new JavaKeys(), false, JavaLanguage::rulesVersion)));
    }

    /** The running JDK's signatures decide overloads too. Its updates do not change them, so that its feature release counts. */
    private static int rulesVersion() {
        return Fingerprint.of(RULES, Runtime.version().feature());
    }

    private record PreciseThenTolerant() implements ParserFactory {
        @Override
        public SourceParser open(ParserLimits limits) {
            return new FallbackParser(new JavaSourceParser(limits), TOLERANT.open(limits));
        }

        @Override
        public List<NodeKinds> nodeKinds() {
            return Stream.concat(Stream.of(new JavaNodeKinds()), TOLERANT.nodeKinds().stream()).toList();
        }

        @Override
        public int version() {
            return Fingerprint.of(PARSE, JavaParserBuild.PROJECT_VERSION, TOLERANT.version());
        }
    }
}
