package dev.kotadb.schema.admin.dump;

/**
 * @param schema whether the migrations are written before the data
 * @param all whether tables of public that are not this schema's are dumped, too
 * @param overwrite whether a dump of that name is replaced
 * @param jobs connections that read at a time; more than one needs a folder
 */
public record DumpOptions(boolean schema, boolean all, boolean overwrite, int jobs, Reader reader) {
    /** Who reads the tables for a script. */
    public enum Reader {
        /** pg_dump where it is present and not older than the server, else this program. */
        FITTING,
        PG_DUMP,
        OWN
    }
}
