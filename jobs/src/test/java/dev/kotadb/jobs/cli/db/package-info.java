@NullMarked
package dev.kotadb.jobs.cli.db;

import org.jspecify.annotations.NullMarked;
