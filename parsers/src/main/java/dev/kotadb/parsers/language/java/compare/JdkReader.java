package dev.kotadb.parsers.language.java.compare;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The parser of the JDK's own compiler. It only parses: nothing is entered, attributed or generated. */
public final class JdkReader implements JavaReader {
    private final JavaCompiler compiler;

    private JdkReader(JavaCompiler compiler) {
        this.compiler = compiler;
    }

    /** Empty if this runtime has no compiler. */
    public static Optional<JdkReader> ofThisRuntime() {
        return Optional.ofNullable(ToolProvider.getSystemJavaCompiler()).map(JdkReader::new);
    }

    @Override
    public Reading read(String text) {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) compiler.getTask(
                new StringWriter(), null, problems, List.of("-proc:none"), null, List.of(new Source(text)));
        try {
            JdkDeclarations declarations = new JdkDeclarations(text, Trees.instance(task).getSourcePositions());
            for (CompilationUnitTree unit : task.parse()) {
                declarations.scan(unit, null);
            }
            return problems.getDiagnostics().stream()
                    .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                    .findFirst()
                    .<Reading>map(problem -> new Reading.Rejected(
                            "line " + problem.getLineNumber() + ": " + problem.getMessage(Locale.ROOT)))
                    .orElseGet(() -> new Reading.Read(declarations.found()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot parse a text in memory", e);
        }
    }

    /** A text in memory. Its name is that of no class, as the parser checks no names. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
