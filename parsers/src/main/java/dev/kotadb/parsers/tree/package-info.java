/**
 * The tree-sitter engine. It reads any language described by a {@link dev.kotadb.parsers.tree.LanguageSpec}, which names the
 * grammar, the query files and the {@link dev.kotadb.parsers.tree.Syntax}, and knows no language itself.
 *
 * <p>Each step knows only those before it:
 *
 * <ol>
 *   <li>tree-sitter parses. The tree is copied into flat arrays ({@code SyntaxTree}), because a call into native code costs
 *       more than its work for one node.
 *   <li>The query is matched against these arrays ({@code Query}, {@code Matches}) and gives nodes their {@code Role}.
 *   <li>Two walks collect what they find in a {@code FileDraft}: {@code DeclarationWalk} declarations, then {@code UseWalk}
 *       uses and values. Each has readers for the roles, and asks {@code Syntax} what no query can express.
 *   <li>{@code TreeSitterParser} runs these steps for a file, and {@code LanguageSpec} opens it.
 * </ol>
 */
@NullMarked
package dev.kotadb.parsers.tree;

import org.jspecify.annotations.NullMarked;
