/** {@code package.json} and the lock files of npm, pnpm and Yarn. */
@NullMarked
package dev.kotadb.parsers.manifest.npm;

import org.jspecify.annotations.NullMarked;
