/**
 * Fixtures with goldens, by which parsers and resolution are tested: the project's own, and those that users write
 * (docs/parser-fixtures.md describes the format). The project's own are resources beside this package.
 */
@NullMarked
package dev.kotadb.parsers.golden;

import org.jspecify.annotations.NullMarked;
