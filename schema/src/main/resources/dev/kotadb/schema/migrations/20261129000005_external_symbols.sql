-- What a reference means that leaves its repository: a type of the JDK, a library's method, a package's export. All repositories
-- share one row for it, so that the uses of a library can be found in all of them. The id is a hash of the other columns, so a run
-- knows it without asking; two names in ten million have the same one with a probability of one in a hundred thousand.

CREATE TABLE external_symbols (
    id bigint PRIMARY KEY,
    scheme text NOT NULL CHECK (scheme IN ('jdk', 'maven', 'npm', 'node', 'python', 'go')),
    package_name text,
    qualified_name text NOT NULL,
    name text NOT NULL,
    kind text CHECK (kind IN ('function', 'class', 'interface', 'type', 'variable', 'constant', 'method', 'property', 'enum')),
    used_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE external_symbols IS 'symbols declared outside the repositories that use them, shared by all repositories';
COMMENT ON COLUMN external_symbols.package_name IS 'what provides it: a module of the JDK, a package of npm, an import path of Go';
COMMENT ON COLUMN external_symbols.qualified_name IS 'as in symbols; a method of a library without parameters';
COMMENT ON COLUMN external_symbols.name IS 'the last part of the qualified name, without parameters';
COMMENT ON COLUMN external_symbols.used_at IS 'when a run used it last, to the day';
CREATE INDEX idx_external_symbols_name ON external_symbols (name);

ALTER TABLE "references" ADD COLUMN external_symbol_id bigint
    CONSTRAINT references_external_symbol_id_fkey REFERENCES external_symbols (id) ON DELETE SET NULL;
COMMENT ON COLUMN "references".external_symbol_id IS 'what an external reference means; null if that is not certain';
-- With the repository, so that the time of a tenant's question does not depend on the uses in other repositories.
CREATE INDEX idx_references_external_symbol ON "references" (external_symbol_id, repository_id)
    WHERE external_symbol_id IS NOT NULL;

ALTER TABLE staging."references" ADD COLUMN external_symbol_id bigint;

-- A tenant sees what the references mean that the tenant sees; the sub-select is subject to their policy. Tenants do not write the
-- column: a foreign key sees every row, so it would tell them what others use.
ALTER TABLE external_symbols ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON external_symbols FROM PUBLIC, anon, authenticated;
GRANT ALL ON external_symbols TO service_role;
GRANT SELECT (id, scheme, package_name, qualified_name, name, kind) ON external_symbols TO authenticated;
CREATE POLICY external_symbols_service ON external_symbols TO service_role USING (true) WITH CHECK (true);
CREATE POLICY external_symbols_select ON external_symbols FOR SELECT TO authenticated
    USING (EXISTS (SELECT FROM "references" r WHERE r.external_symbol_id = external_symbols.id));
