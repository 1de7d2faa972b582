/**
 * API keys: their text, their hashes, their table, and how many requests each has left in the hour.
 *
 * <p>A key reads {@code kota_<tier>_<key_id>_<secret>}. Only a bcrypt hash of the secret is kept: of the secret alone,
 * since bcrypt looks at no more than 72 bytes, and the rest of the key is in its row as it is.
 */
@NullMarked
package dev.kotadb.schema.keys;

import org.jspecify.annotations.NullMarked;
