/**
 * The tree-sitter engine: it reads any language of which a {@link dev.kotadb.parsers.tree.LanguageSpec} names the grammar,
 * the query files and the {@link dev.kotadb.parsers.tree.Syntax}. It knows no language itself.
 *
 * <p>tree-sitter parses; the tree is copied once into flat arrays ({@code SyntaxTree}), because one crossing into native
 * code costs more than what it does for one node; the query is matched against these arrays ({@code Matches}) and says
 * what each node is to us ({@code Role}); two walks over them collect declarations, then uses. What no query can say is
 * asked of the family's {@code Syntax}.
 */
@NullMarked
package dev.kotadb.parsers.tree;

import org.jspecify.annotations.NullMarked;
