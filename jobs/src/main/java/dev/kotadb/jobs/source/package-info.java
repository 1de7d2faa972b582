/** Where files come from: a directory's working tree, a commit, a mirror of a remote. */
@NullMarked
package dev.kotadb.jobs.source;

import org.jspecify.annotations.NullMarked;
