/**
 * Parsers for every language but Java, and the tolerant one for Java that does not compile.
 *
 * <p>A language is a query file, a {@code LanguageSpec} and fixtures. tree-sitter parses; the tree is copied once into
 * flat arrays ({@code SyntaxTree}), as one crossing into native code costs more than what it does for one node; the
 * query is matched against these arrays ({@code PatternMatcher}) and says what each node is to us ({@code Role}); two
 * walks over them collect declarations, then uses. What no query can say is asked of the family's {@code Syntax}.
 */
@NullMarked
package dev.kotadb.parsers.treesitter;

import org.jspecify.annotations.NullMarked;
