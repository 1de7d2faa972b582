/** Notices of pushes from the hosts of repositories, which put jobs into the queue. */
@NullMarked
package dev.kotadb.jobs.serve.webhook;

import org.jspecify.annotations.NullMarked;
