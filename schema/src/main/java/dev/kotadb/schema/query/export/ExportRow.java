package dev.kotadb.schema.query.export;

import dev.kotadb.schema.query.JsonText;
import dev.kotadb.schema.query.LeftOutIfNull;

import org.jspecify.annotations.Nullable;

/** One row of an export, without ids and times. The components are the fields of its JSON object, in order. */
public sealed interface ExportRow {
    /** A path of the repository: an indexed file, or one that was skipped or failed. */
    record File(
            String type,
            String path,
            @Nullable String language,
            @Nullable Long sizeBytes,
            @Nullable String blobHash,
            @Nullable String outcome,
            @Nullable String stage,
            @Nullable String reason,
            @LeftOutIfNull @Nullable JsonText metadata)
            implements ExportRow {}

    /** A declaration. */
    record Symbol(
            String type,
            String path,
            String name,
            String kind,
            String qualifiedName,
            int ordinal,
            int lineStart,
            int lineEnd,
            @Nullable Integer columnStart,
            @Nullable Integer columnEnd,
            @Nullable Integer nameLine,
            @Nullable String signature,
            @Nullable String documentation,
            @LeftOutIfNull @Nullable JsonText metadata)
            implements ExportRow {}

    /** A reference, with its target if it is known, or with what it means in another repository or library. */
    record Reference(
            String type,
            String path,
            int line,
            int column,
            String name,
            String referenceType,
            String resolution,
            @Nullable String targetPath,
            @Nullable Integer targetLine,
            @Nullable String targetName,
            @Nullable String targetQualifiedName,
            @Nullable String targetKind,
            @Nullable String enclosing,
            @LeftOutIfNull @Nullable String externalScheme,
            @LeftOutIfNull @Nullable String externalPackage,
            @LeftOutIfNull @Nullable String externalVersion,
            @LeftOutIfNull @Nullable String externalName,
            @LeftOutIfNull @Nullable JsonText metadata)
            implements ExportRow {}

    /** An edge between files or symbols; what a method overrides may be declared outside the repository. */
    record Dependency(
            String type,
            String dependencyType,
            @Nullable String fromPath,
            @Nullable String toPath,
            @Nullable String fromSymbol,
            @Nullable String fromKind,
            @Nullable Integer fromOrdinal,
            @Nullable String toSymbol,
            @Nullable String toKind,
            @Nullable Integer toOrdinal,
            @LeftOutIfNull @Nullable Long count,
            @LeftOutIfNull @Nullable String externalScheme,
            @LeftOutIfNull @Nullable String externalPackage,
            @LeftOutIfNull @Nullable String externalName)
            implements ExportRow {}
}
