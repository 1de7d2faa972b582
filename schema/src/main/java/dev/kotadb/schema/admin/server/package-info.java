/**
 * Opens the database, and starts and stops the embedded server.
 *
 * <p>Without {@code KOTA_DB_URL}, an embedded PostgreSQL runs below {@code KOTA_HOME}. Each process that uses it holds a lease. The
 * first one starts the server; a shell script stops it when the last lease has ended, even by {@code kill -9}. Files:
 *
 * <ul>
 *   <li>{@code lock} is locked while the server is started, so that only one process starts it.
 *   <li>{@code users} is a FIFO that every lease keeps open for writing and the script reads. End of file means that no lease is
 *       left.
 *   <li>{@code accepting} contains the server's port. Before the script stops the server, it renames this file to {@code closing}
 *       and reads the FIFO once more. A new lease first opens the FIFO, then reads {@code accepting}. So either the script sees the
 *       new lease, or the new lease sees that the server is stopping.
 * </ul>
 */
@NullMarked
package dev.kotadb.schema.admin.server;

import org.jspecify.annotations.NullMarked;
