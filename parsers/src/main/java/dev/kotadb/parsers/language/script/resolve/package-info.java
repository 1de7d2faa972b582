/**
 * Resolves names in JavaScript and TypeScript, by the rules of modules and of declared types.
 *
 * <p>{@code TypeReader} reads the text of types. {@code Names} looks up names in scopes, imports and exports, {@code Members}
 * the members of values, {@code Calls} the results of invocations. {@code Evaluator} tells what types and expressions evaluate
 * to. The others depend on it through {@code Evaluation} only, since look-up and evaluation recurse into each other.
 */
@NullMarked
package dev.kotadb.parsers.language.script.resolve;

import org.jspecify.annotations.NullMarked;
