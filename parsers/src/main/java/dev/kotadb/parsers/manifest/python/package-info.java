/** {@code pyproject.toml}, {@code setup.cfg}, {@code requirements.txt} and the lock files of Poetry and uv. */
@NullMarked
package dev.kotadb.parsers.manifest.python;

import org.jspecify.annotations.NullMarked;
