package dev.kotadb.parsers.treesitter;

import java.util.List;

/**
 * What makes a language.
 *
 * @param id as {@code text.LanguageDetector} names it
 * @param library the grammar's native library, whose only function has the same name
 * @param queries names of its query files, those that go first deciding first
 * @param syntax what no query can say, shared by a family
 */
record LanguageSpec(String id, String library, List<String> queries, Syntax syntax) {
    private static final Syntax SCRIPT = new ScriptSyntax();

    static final List<LanguageSpec> ALL = List.of(
            new LanguageSpec("javascript", "tree-sitter-javascript", List.of("javascript", "jsx", "ecmascript"), SCRIPT),
            new LanguageSpec("jsx", "tree-sitter-javascript", List.of("javascript", "jsx", "ecmascript"), SCRIPT),
            new LanguageSpec("typescript", "tree-sitter-typescript", List.of("typescript", "typescript-assertion", "ecmascript"), SCRIPT),
            new LanguageSpec("tsx", "tree-sitter-tsx", List.of("typescript", "jsx", "ecmascript"), SCRIPT),
            new LanguageSpec("python", "tree-sitter-python", List.of("python"), new PythonSyntax()),
            new LanguageSpec("go", "tree-sitter-go", List.of("go"), new GoSyntax()),
            new LanguageSpec("java", "tree-sitter-java", List.of("java"), new JavaSyntax()));

    LanguageSpec {
        queries = List.copyOf(queries);
    }
}
