/**
 * API keys: their text, their hashes, their table, and their rate limits.
 *
 * <p>A key has the form {@code kota_<tier>_<key_id>_<secret>}. The database stores a bcrypt hash of the secret alone, because
 * bcrypt uses at most 72 bytes; the rest of the key is stored as it is.
 */
@NullMarked
package dev.kotadb.schema.keys;

import org.jspecify.annotations.NullMarked;
