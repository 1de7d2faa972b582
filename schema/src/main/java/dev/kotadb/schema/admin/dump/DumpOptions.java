package dev.kotadb.schema.admin.dump;

/**
 * The options of a dump.
 *
 * @param schema whether the migrations are written before the data
 * @param all whether tables in {@code public} that are not kota's are also dumped
 * @param overwrite whether an existing dump is replaced
 * @param jobs the number of connections that read in parallel; more than one requires a folder
 */
public record DumpOptions(boolean schema, boolean all, boolean overwrite, int jobs) {}
