/** The tools for agents, by the Model Context Protocol. */
@NullMarked
package dev.kotadb.jobs.serve.mcp;

import org.jspecify.annotations.NullMarked;
