/** {@code kota serve} and {@code kota mcp}: the read side over HTTP and for agents. No other command loads these classes. */
@NullMarked
package dev.kotadb.jobs.serve;

import org.jspecify.annotations.NullMarked;
