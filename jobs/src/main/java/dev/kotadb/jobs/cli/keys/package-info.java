/** {@code kota keys}: the API keys that let users in, one class a command. None of them starts Spring. */
@NullMarked
package dev.kotadb.jobs.cli.keys;

import org.jspecify.annotations.NullMarked;
