-- What tells one symbol, one reference, one edge from another; what each is known by; and what that costs in indexes.
--
-- A name and a line do not tell symbols apart: a minified file has one line, and overloads share a name. A hash of the
-- metadata does not tell references apart either: two calls on one line have equal metadata. Position, type and name do.
--
-- Each row below a repository carries its repository, so that a policy needs no join. The foreign key is on the pair
-- (file, repository): a row cannot claim another repository than its file's, and one check serves both columns.

-- Random ids spread rows that are written together over the whole of an index; ids in the order of time do not.
DO $$
BEGIN
    IF current_setting('server_version_num')::integer >= 180000 THEN
        CREATE FUNCTION time_ordered_uuid() RETURNS uuid
        LANGUAGE sql VOLATILE PARALLEL SAFE AS 'SELECT pg_catalog.uuidv7()';
    ELSE
        -- Version 7 of RFC 9562: 48 bits of milliseconds in front of a random uuid; setting two bits turns its 4 into 7.
        CREATE FUNCTION time_ordered_uuid() RETURNS uuid
        LANGUAGE sql VOLATILE PARALLEL SAFE AS $f$
            SELECT pg_catalog.encode(
                pg_catalog.set_bit(pg_catalog.set_bit(
                    pg_catalog.overlay(
                        pg_catalog.uuid_send(pg_catalog.gen_random_uuid()),
                        pg_catalog.substring(pg_catalog.int8send(pg_catalog.floor(
                            extract(epoch FROM pg_catalog.clock_timestamp()) * 1000)::bigint), 3),
                        1, 6),
                    52, 1), 53, 1),
                'hex')::uuid
        $f$;
    END IF;
END
$$;

ALTER TABLE repositories ADD COLUMN indexed_commit text;
COMMENT ON COLUMN repositories.indexed_commit IS 'the commit that the published index shows; null for a working tree';

ALTER TABLE index_jobs ADD COLUMN heartbeat_at timestamptz;
COMMENT ON COLUMN index_jobs.heartbeat_at IS 'when the run last said that it lives';

ALTER TABLE indexed_files
    ADD COLUMN blob_hash text,
    ADD COLUMN parser_version integer,
    -- A binary file keeps its path without a text.
    ALTER COLUMN content DROP NOT NULL,
    ADD CONSTRAINT indexed_files_id_repository_id_key UNIQUE (id, repository_id);
COMMENT ON COLUMN indexed_files.blob_hash IS 'git''s blob id of the content';

ALTER TABLE symbols
    ADD COLUMN repository_id uuid,
    ADD COLUMN qualified_name text,
    ADD COLUMN ordinal integer NOT NULL DEFAULT 0,
    ADD COLUMN column_start integer,
    ADD COLUMN column_end integer,
    ADD COLUMN name_line integer;
COMMENT ON COLUMN symbols.ordinal IS 'tells apart symbols of one qualified name and kind in a file, in source order';

UPDATE symbols AS s
SET repository_id = f.repository_id, qualified_name = s.name, ordinal = n.ordinal
FROM indexed_files AS f,
     (SELECT id, row_number() OVER (PARTITION BY file_id, name, kind ORDER BY line_start, id) - 1 AS ordinal
      FROM symbols) AS n
WHERE f.id = s.file_id AND n.id = s.id;

DROP INDEX idx_symbols_file_id, idx_symbols_name, idx_symbols_kind;
ALTER TABLE symbols
    ALTER COLUMN repository_id SET NOT NULL,
    ALTER COLUMN qualified_name SET NOT NULL,
    DROP CONSTRAINT symbols_file_id_name_line_start_key,
    ADD CONSTRAINT symbols_identity UNIQUE (file_id, qualified_name, kind, ordinal),
    DROP CONSTRAINT symbols_file_id_fkey,
    ADD CONSTRAINT symbols_file_fkey FOREIGN KEY (file_id, repository_id)
        REFERENCES indexed_files (id, repository_id) ON DELETE CASCADE;
CREATE INDEX idx_symbols_name ON symbols (name, repository_id);
CREATE INDEX idx_symbols_repository_id ON symbols (repository_id);

ALTER TABLE "references"
    ALTER COLUMN id SET DEFAULT time_ordered_uuid(),
    ADD COLUMN repository_id uuid,
    ADD COLUMN name text,
    ADD COLUMN column_number integer NOT NULL DEFAULT 0,
    ADD COLUMN resolution text NOT NULL DEFAULT 'unresolved' CONSTRAINT references_resolution_check
        CHECK (resolution IN ('exact', 'import', 'heuristic', 'ambiguous', 'external', 'unresolved')),
    ADD COLUMN source_symbol_id uuid;
ALTER TABLE "references" ALTER COLUMN resolution DROP DEFAULT;
COMMENT ON COLUMN "references".resolution IS 'how the reference was settled, or why it was not';
-- Deleting a symbol would have to look its references up, which takes an index more; but symbol and reference are in
-- the same file and are replaced together.
COMMENT ON COLUMN "references".source_symbol_id IS
    'the symbol around the reference, in the same file; no foreign key, so join it from the outside';

-- What the original knew of a reference's name is in its metadata, or in what it points at. How its targets were found
-- it does not say: by name. Where it does not say the column, the references of a line are numbered, so that none is
-- lost; the next run of a job puts the true ones in.
UPDATE "references" AS r
SET repository_id = f.repository_id,
    name = coalesce(
        nullif(r.metadata ->> 'name', ''),
        nullif(r.metadata ->> 'symbol_name', ''),
        nullif(r.metadata ->> 'target_name', ''),
        (SELECT s.name FROM symbols s WHERE s.id = r.target_symbol_id),
        nullif(r.metadata ->> 'import_source', ''),
        nullif(r.target_file_path, ''),
        ''),
    column_number = coalesce(n.known, n.nth),
    resolution = CASE WHEN r.target_symbol_id IS NULL THEN 'unresolved' ELSE 'heuristic' END
FROM indexed_files AS f,
     (SELECT id, known,
             row_number() OVER (PARTITION BY source_file_id, line_number, reference_type, known IS NULL ORDER BY id) - 1
                 AS nth
      FROM (SELECT id, source_file_id, line_number, reference_type,
                   CASE WHEN metadata ->> 'column_number' ~ '^[0-9]{1,9}$'
                        THEN (metadata ->> 'column_number')::integer END AS known
            FROM "references") AS located) AS n
WHERE f.id = r.source_file_id AND n.id = r.id;

-- One name at one place is one reference, whatever else its copies say of it.
DELETE FROM "references" AS r
USING (SELECT id, row_number() OVER (
                  PARTITION BY source_file_id, line_number, column_number, reference_type, name
                  ORDER BY target_symbol_id IS NULL, id) AS copy
       FROM "references") AS n
WHERE n.id = r.id AND n.copy > 1;

DROP INDEX idx_references_source_file_id, idx_references_target_symbol_id, idx_references_reference_type,
    idx_references_unique;
ALTER TABLE "references"
    ALTER COLUMN repository_id SET NOT NULL,
    ALTER COLUMN name SET NOT NULL,
    ADD CONSTRAINT references_identity
        UNIQUE (source_file_id, line_number, column_number, reference_type, name),
    DROP CONSTRAINT references_source_file_id_fkey,
    ADD CONSTRAINT references_source_file_fkey FOREIGN KEY (source_file_id, repository_id)
        REFERENCES indexed_files (id, repository_id) ON DELETE CASCADE;
CREATE INDEX idx_references_target_symbol_id ON "references" (target_symbol_id) WHERE target_symbol_id IS NOT NULL;
CREATE INDEX idx_references_name ON "references" (repository_id, name);

-- An edge exists once and counts what it stands for.
UPDATE dependency_graph AS d
SET metadata = d.metadata || jsonb_build_object('count', n.copies)
FROM (SELECT id, count(*) OVER (PARTITION BY repository_id, dependency_type, from_file_id, to_file_id, from_symbol_id,
                                             to_symbol_id) AS copies
      FROM dependency_graph) AS n
WHERE n.id = d.id AND NOT d.metadata ? 'count';
DELETE FROM dependency_graph AS d
USING (SELECT id, row_number() OVER (PARTITION BY repository_id, dependency_type, from_file_id, to_file_id,
                                                  from_symbol_id, to_symbol_id ORDER BY id) AS copy
       FROM dependency_graph) AS n
WHERE n.id = d.id AND n.copy > 1;

DROP INDEX idx_dependency_graph_repository_id, idx_dependency_graph_from_file, idx_dependency_graph_to_file,
    idx_dependency_graph_from_symbol, idx_dependency_graph_to_symbol;
ALTER TABLE dependency_graph
    ALTER COLUMN id SET DEFAULT time_ordered_uuid(),
    ADD CONSTRAINT dependency_graph_identity UNIQUE NULLS NOT DISTINCT
        (repository_id, dependency_type, from_file_id, to_file_id, from_symbol_id, to_symbol_id);
-- An edge has two of the four ends, and each index only the edges that have its end.
CREATE INDEX idx_dependency_graph_from_file ON dependency_graph (from_file_id, dependency_type)
    WHERE from_file_id IS NOT NULL;
CREATE INDEX idx_dependency_graph_to_file ON dependency_graph (to_file_id, dependency_type)
    WHERE to_file_id IS NOT NULL;
CREATE INDEX idx_dependency_graph_from_symbol ON dependency_graph (from_symbol_id, dependency_type)
    WHERE from_symbol_id IS NOT NULL;
CREATE INDEX idx_dependency_graph_to_symbol ON dependency_graph (to_symbol_id, dependency_type)
    WHERE to_symbol_id IS NOT NULL;
