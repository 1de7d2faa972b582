/** What a dump holds, and its two formats: a folder, and one script. */
@NullMarked
package dev.kotadb.schema.admin.dump.file;

import org.jspecify.annotations.NullMarked;
