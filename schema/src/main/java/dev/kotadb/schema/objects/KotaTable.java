package dev.kotadb.schema.objects;

/**
 * A table that the migrations make.
 *
 * @param schema unquoted, as is the name
 * @param content what its rows are
 * @param scope the column that names the rows' owner; {@link Scope#NONE} unless tenants see their rows
 * @param published whether a run of {@code index-repository} writes it when it publishes
 */
public record KotaTable(String schema, String name, Content content, Scope scope, boolean published) {
    /** What the rows of a table are, which decides who sees them and whether they are dumped. */
    public enum Content {
        /** Data of tenants: row level security shows each tenant the tenant's own rows. Dumped. */
        TENANT("public", true),
        /** Data that only the owner and the service role see. Dumped. */
        SERVICE("public", true),
        /** The record of applied migrations. A dump with the schema carries it; a dump of the data does not. */
        MIGRATIONS("public", false),
        /** The template of the tables that hold the work of a run. It has no rows. */
        STAGING("staging", false),
        /** Spring Batch's records of jobs, and the queue. */
        BATCH("batch", false),
        /** A secret that each database makes for itself. */
        SECRET("kota_private", false);

        private final String schema;
        private final boolean dumped;

        Content(String schema, boolean dumped) {
            this.schema = schema;
            this.dumped = dumped;
        }
    }

    /** What the owner of a row is. */
    public enum Owner {
        USER,
        ORGANIZATION,
        REPOSITORY
    }

    /** @param column holds the owner's id; empty if rows have no owner */
    public record Scope(Owner owner, String column) {
        static final Scope NONE = new Scope(Owner.USER, "");
    }

    KotaTable(String name, Content content) {
        this(content.schema, name, content, Scope.NONE, false);
    }

    /** A table of tenants' data. */
    KotaTable(String name, Owner owner, String column) {
        this(Content.TENANT.schema, name, Content.TENANT, new Scope(owner, column), false);
    }

    KotaTable whichRunsPublish() {
        return new KotaTable(schema, name, content, scope, true);
    }

    /** Whether its rows are part of a dump. */
    public boolean dumped() {
        return content.dumped;
    }

    /** {@code public."references"}, as SQL needs it. */
    public String sqlName() {
        return schema + (name.equals("references") ? ".\"references\"" : "." + name);
    }
}
