package dev.kotadb.schema.projects;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A repository of a project. */
public record ProjectRepository(
        UUID id, String fullName, String gitUrl, String defaultBranch, OffsetDateTime createdAt, OffsetDateTime updatedAt) {}
