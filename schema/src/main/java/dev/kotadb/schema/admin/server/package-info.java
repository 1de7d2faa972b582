/**
 * Which database is used, and the life of the embedded one.
 *
 * <p>Without {@code KOTA_DB_URL} a PostgreSQL runs below {@code KOTA_HOME}. Whoever needs it takes a lease; the first
 * starts it, a small shell script watches over it and stops it when the last lease is gone, even by a kill -9:
 *
 * <ul>
 *   <li>{@code lock} is held while a server is started, so that two never are;
 *   <li>{@code users} is a FIFO that every lease keeps open for writing and the script reads: its end of file means that
 *       nobody is left;
 *   <li>{@code accepting} says where the server listens. Before it stops the server, the script renames the file to
 *       {@code closing} and looks into the FIFO once more; a newcomer opens the FIFO first and then looks for
 *       {@code accepting}. So either the script sees the newcomer, or the newcomer sees that the server is about to stop.
 * </ul>
 */
@NullMarked
package dev.kotadb.schema.admin.server;

import org.jspecify.annotations.NullMarked;
