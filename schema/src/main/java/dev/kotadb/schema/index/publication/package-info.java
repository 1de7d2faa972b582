/** Makes what a run has found visible, in one transaction, and counts it. */
@NullMarked
package dev.kotadb.schema.index.publication;

import org.jspecify.annotations.NullMarked;
