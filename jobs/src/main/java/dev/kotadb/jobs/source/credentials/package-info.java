/** Where the user name and secret for a remote repository come from. Secrets are never logged, stored or put into messages. */
@NullMarked
package dev.kotadb.jobs.source.credentials;

import org.jspecify.annotations.NullMarked;
