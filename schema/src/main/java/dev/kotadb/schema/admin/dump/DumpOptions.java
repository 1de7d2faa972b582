package dev.kotadb.schema.admin.dump;

/**
 * @param schema whether the migrations are written before the data
 * @param all whether other tables in {@code public} are dumped, too
 * @param overwrite whether an existing dump is replaced
 * @param jobs number of connections that read in parallel; more than one needs a folder
 */
public record DumpOptions(boolean schema, boolean all, boolean overwrite, int jobs) {}
