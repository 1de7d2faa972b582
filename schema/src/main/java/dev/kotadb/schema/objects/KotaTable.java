package dev.kotadb.schema.objects;

/**
 * A table that the migrations create.
 *
 * @param schema unquoted, like the name
 * @param content the kind of its rows
 * @param scope the column with the rows' owner; {@link Scope#NONE} unless tenants see their rows
 * @param published whether a publication of {@code index-repository} writes to it
 */
public record KotaTable(String schema, String name, Content content, Scope scope, boolean published) {
    /** The kind of a table's rows, which decides who sees them and whether they are dumped. */
    public enum Content {
        /** Data of tenants: row level security shows each tenant the tenant's own rows. Dumped. */
        TENANT("public", true),
        /** Data that repositories share: row level security shows each tenant what the tenant's rows refer to. Dumped. */
        SHARED("public", true),
        /** Data that only the owner and the service role see. Dumped. */
        SERVICE("public", true),
        /** The record of applied migrations. A dump contains it only if it contains the schema. */
        MIGRATIONS("public", false),
        /** A template of the staging tables of runs, without rows. */
        STAGING("staging", false),
        /** Spring Batch's records of jobs, and the queue. */
        BATCH("batch", false),
        /** A secret that each database creates for itself. */
        SECRET("kota_private", false);

        private final String schema;
        private final boolean dumped;

        Content(String schema, boolean dumped) {
            this.schema = schema;
            this.dumped = dumped;
        }
    }

    /** The kind of a row's owner. */
    public enum Owner {
        USER,
        ORGANIZATION,
        REPOSITORY
    }

    /** @param column the column with the owner's id; empty if rows have no owner */
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

    /** The qualified name, quoted if SQL requires it: {@code public."references"}. */
    public String sqlName() {
        return schema + (name.equals("references") ? ".\"references\"" : "." + name);
    }
}
