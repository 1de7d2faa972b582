package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.objects.KotaTable;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A user with an organization and a repository with two indexed files; exists within one transaction.
 *
 * @param tag lower-case letters and digits, which are part of every name, so that concurrent validations use different names
 */
record SampleTenant(UUID user, UUID organization, UUID repository, String tag) {
    static final String CLASS_FILE = "src/Sample.java";
    static final String CALLER_FILE = "src/Caller.java";
    static final int FILES = 2;
    static final int SYMBOLS = 2;
    static final int REFERENCES = 1;
    static final int DEPENDENCIES = 1;

    private static final String OWNER = """
            WITH person AS (
                INSERT INTO auth.users (id, email) VALUES (?, ?) RETURNING id
            ), organization AS (
                INSERT INTO public.organizations (id, name, slug, owner_id) SELECT ?, ?, ?, id FROM person RETURNING id
            )
            SELECT count(*) FROM organization
            """;
    private static final String MEMBER = """
            INSERT INTO public.user_organizations (user_id, org_id, role) VALUES (?, ?, 'owner')
            """;
    private static final String REPOSITORY = """
            INSERT INTO public.repositories (id, org_id, full_name, git_url) VALUES (?, ?, ?, 'https://example.invalid/')
            """;
    private static final String JOB = "INSERT INTO public.index_jobs (repository_id) VALUES (?)";
    private static final String DEPENDENCY = """
            INSERT INTO public.dependencies (repository_id, name, dependency_type) VALUES (?, 'sample', 'npm')
            """;
    private static final String PACKAGE = """
            INSERT INTO public.packages (repository_id, name, package_type, manifest_path)
            VALUES (?, 'sample', 'npm', 'package.json')
            """;
    private static final String PROJECT = """
            WITH project AS (INSERT INTO public.projects (user_id, name) VALUES (?, ?) RETURNING id)
            INSERT INTO public.project_repositories (project_id, repository_id) SELECT id, ? FROM project
            """;
    private static final String KEY = "INSERT INTO public.api_keys (user_id, key_id, secret_hash) VALUES (?, ?, '')";
    private static final String STORE = """
            SELECT (r ->> 'files_indexed')::integer, (r ->> 'symbols_extracted')::integer,
                   (r ->> 'references_found')::integer, (r ->> 'dependencies_extracted')::integer
            FROM public.store_indexed_data(?, cast(? AS jsonb), cast(? AS jsonb), cast(? AS jsonb), cast(? AS jsonb)) AS r
            """;

    private static final String FILES_JSON = """
            [{"path": "src/Sample.java", "language": "java",
              "content": "class %1$s {\\n    // not the same thing\\n    int readHttpStatus() { return 42; }\\n}\\n"},
             {"path": "src/Caller.java", "language": "java", "content": "class Caller { %1$s sample; }\\n"}]
            """;
    private static final String SYMBOLS_JSON = """
            [{"file_path": "src/Sample.java", "name": "%1$s", "kind": "class", "line_start": 1, "line_end": 4},
             {"file_path": "src/Caller.java", "name": "Caller", "kind": "class", "line_start": 1, "line_end": 1}]
            """;
    private static final String REFERENCES_JSON = """
            [{"source_file_path": "src/Caller.java", "line_number": 1, "reference_type": "type_reference",
              "target_symbol_key": "src/Sample.java::%1$s::1"}]
            """;
    private static final String DEPENDENCIES_JSON = """
            [{"dependency_type": "file_import", "from_file_path": "src/Caller.java", "to_file_path": "src/Sample.java"}]
            """;

    /** The counts that store_indexed_data returns. */
    record Counts(int files, int symbols, int references, int dependencies) {}

    static SampleTenant create(CheckTransaction transaction) throws SQLException {
        UUID user = UUID.randomUUID();
        UUID organization = UUID.randomUUID();
        String tag = "x" + user.toString().replace("-", "");
        SampleTenant tenant = new SampleTenant(user, organization, UUID.randomUUID(), tag);
        transaction.count(OWNER, user, tag + "@example.invalid", organization, tag, tag);
        transaction.run(MEMBER, user, organization);
        transaction.run(REPOSITORY, tenant.repository, organization, "validate/" + tag);
        return tenant;
    }

    /** Creates another user, without rows. */
    static UUID stranger(CheckTransaction transaction) throws SQLException {
        UUID user = UUID.randomUUID();
        transaction.run("INSERT INTO auth.users (id, email) VALUES (?, ?)", user, user + "@example.invalid");
        return user;
    }

    UUID id(KotaTable.Owner owner) {
        return switch (owner) {
            case USER -> user;
            case ORGANIZATION -> organization;
            case REPOSITORY -> repository;
        };
    }

    /** Inserts rows of the tenant into the tables that {@link #store} does not fill. */
    void fillOtherTables(CheckTransaction transaction) throws SQLException {
        transaction.run(JOB, repository);
        transaction.run(DEPENDENCY, repository);
        transaction.run(PACKAGE, repository);
        transaction.run(PROJECT, user, tag, repository);
        transaction.run(KEY, user, tag);
    }

    /** {@code HttpSample…}, a name that no other repository has. */
    String className() {
        return "HttpSample" + tag;
    }

    Counts store(CheckTransaction transaction) throws SQLException {
        String name = className();
        return transaction.one(STORE,
                row -> new Counts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)),
                repository, FILES_JSON.formatted(name), SYMBOLS_JSON.formatted(name), REFERENCES_JSON.formatted(name),
                DEPENDENCIES_JSON);
    }
}
