-- store_indexed_data as it was, in sets: the original rebuilt a jsonb map of all ids for every row, so that twice the
-- files took four times as long. The same signature and the same counts; what it is given is looked over first, and an
-- entry that cannot be stored is named.

-- Ids follow from names, here as in the jobs: uuids of version 8, whose first half tells repository and file.
CREATE FUNCTION kota_private.file_id(repository_id uuid, path text) RETURNS uuid
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = '' AS $$
    SELECT (pg_catalog.left(repository_id::text, 8)
            || pg_catalog.substr(hash, 1, 4) || '8' || pg_catalog.substr(hash, 6, 3)
            || pg_catalog.substr('89ab', ('x' || pg_catalog.substr(hash, 17, 1))::bit(4)::integer % 4 + 1, 1)
            || pg_catalog.substr(hash, 18))::uuid
    FROM (SELECT pg_catalog.md5(pg_catalog.uuid_send(repository_id) || pg_catalog.convert_to(path, 'UTF8')) AS hash)
        AS named
$$;

CREATE FUNCTION kota_private.symbol_id(file_id uuid, qualified_name text, kind text, ordinal integer) RETURNS uuid
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = '' AS $$
    SELECT (pg_catalog.left(file_id::text, 18)
            || pg_catalog.substr('89ab', ('x' || pg_catalog.left(hash, 1))::bit(4)::integer % 4 + 1, 1)
            || pg_catalog.substr(hash, 2, 15))::uuid
    FROM (SELECT pg_catalog.md5(pg_catalog.uuid_send(file_id) || pg_catalog.convert_to(
              kind || ' ' || ordinal || ' ' || qualified_name, 'UTF8')) AS hash) AS named
$$;

-- The words of a text of code, each identifier whole (without its underscores) and in parts, those of the given names
-- weighing more. A simpler reader than the jobs have: it knows ASCII's upper and lower case, and no lines.
CREATE FUNCTION kota_private.code_words(content text, names text[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
    WITH words AS (
        SELECT number, written,
               pg_catalog.lower(pg_catalog.replace(written, '_', '')) AS whole,
               CASE WHEN written ~ '^[0-9]' THEN '{}'::text[]
                    WHEN written !~ '[A-Z0-9_]' THEN ARRAY[written]
                    ELSE pg_catalog.regexp_split_to_array(pg_catalog.lower(pg_catalog.btrim(
                        pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(written,
                            '([a-z0-9])(?=[A-Z])|([A-Za-z])(?=[0-9])|([0-9])(?=[A-Za-z])', '\1\2\3_', 'g'),
                            '([A-Z])(?![A-Z]s(?![a-z]))(?=[A-Z][a-z])', '\1_', 'g'),
                            '_+', '_', 'g'),
                        '_')), '_')
               END AS parts
        FROM pg_catalog.regexp_matches(content, '[A-Za-z0-9_\u0080-\uffff]+', 'g') WITH ORDINALITY AS found (match, number),
             LATERAL (SELECT match[1] AS written) AS word
        WHERE pg_catalog.length(written) <= 255 AND written !~ '^_+$'
    ), placed AS (
        SELECT whole, parts, CASE WHEN written = ANY (names) THEN 'A' ELSE '' END AS weight,
               1 + pg_catalog.sum(greatest(pg_catalog.cardinality(parts), 1)) OVER (ORDER BY number)
                 - greatest(pg_catalog.cardinality(parts), 1) AS position
        FROM words
    ), lexemes AS (
        SELECT whole AS lexeme, position, weight FROM placed
        UNION ALL
        SELECT part, position + number - 1, weight
        FROM placed, pg_catalog.unnest(parts) WITH ORDINALITY AS piece (part, number)
        WHERE pg_catalog.cardinality(parts) BETWEEN 2 AND 12
    )
    SELECT coalesce(pg_catalog.string_agg(
        '''' || lexeme || ''':' || least(position, 16383) || weight, ' '), '')::tsvector
    FROM lexemes
$$;

-- The stretches of lines into which a text has to be cut for the limits of a tsvector; a line that is longer than a
-- stretch is cut itself.
CREATE FUNCTION kota_private.stretches(content text)
RETURNS TABLE (part integer, line_start integer, line_end integer, stretch text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
    WITH pieces AS (
        SELECT line, cut, pg_catalog.substr(written, cut * 60000 + 1, 60000) AS piece
        FROM pg_catalog.string_to_table(content, E'\n') WITH ORDINALITY AS lines (written, line),
             pg_catalog.generate_series(0, pg_catalog.length(written) / 60000) AS cut
    ), placed AS (
        SELECT line, cut, piece,
               (pg_catalog.sum(pg_catalog.length(piece) + 1) OVER (ORDER BY line, cut)
                - pg_catalog.length(piece)) / 60000 AS stretch_number
        FROM pieces
    )
    SELECT (pg_catalog.row_number() OVER (ORDER BY pg_catalog.floor(stretch_number)) - 1)::integer,
           pg_catalog.min(line)::integer, pg_catalog.max(line)::integer,
           pg_catalog.string_agg(piece, E'\n' ORDER BY line, cut)
    FROM placed GROUP BY pg_catalog.floor(stretch_number)
$$;

CREATE FUNCTION kota_private.require_objects(argument text, entries jsonb) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = '' AS $$
DECLARE
    culprit record;
BEGIN
    IF entries IS NULL OR pg_catalog.jsonb_typeof(entries) <> 'array' THEN
        RAISE EXCEPTION 'store_indexed_data: % has to be an array of objects, not %', argument,
            coalesce(pg_catalog.jsonb_typeof(entries), 'null') USING ERRCODE = 'invalid_parameter_value';
    END IF;
    SELECT number - 1 AS place, pg_catalog.jsonb_typeof(entry) AS found INTO culprit
    FROM pg_catalog.jsonb_array_elements(entries) WITH ORDINALITY AS given (entry, number)
    WHERE pg_catalog.jsonb_typeof(entry) <> 'object' ORDER BY number LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'store_indexed_data: %[%] has to be an object, not %', argument, culprit.place, culprit.found
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
END
$$;

-- What is wrong with each entry, if anything. An entry is named by its place and by what tells it best.
CREATE FUNCTION kota_private.faults(p_files jsonb, p_symbols jsonb, p_references jsonb, p_dependency_graph jsonb)
RETURNS TABLE (place text, fault text)
LANGUAGE sql STABLE SET search_path = '' SET enable_nestloop = off AS $$
    WITH files AS MATERIALIZED (
        SELECT number - 1 AS i, entry, entry ->> 'path' AS path,
               pg_catalog.row_number() OVER (PARTITION BY entry ->> 'path' ORDER BY number) AS copy
        FROM pg_catalog.jsonb_array_elements(p_files) WITH ORDINALITY AS given (entry, number)
    ), paths AS MATERIALIZED (
        SELECT path FROM files WHERE copy = 1 AND path IS NOT NULL
    ), symbols AS MATERIALIZED (
        SELECT number - 1 AS i, entry, entry ->> 'file_path' AS path, entry ->> 'name' AS name
        FROM pg_catalog.jsonb_array_elements(p_symbols) WITH ORDINALITY AS given (entry, number)
    ), keys AS MATERIALIZED (
        SELECT DISTINCT path || '::' || name || '::' || (entry ->> 'line_start') AS key FROM symbols
    ), refs AS MATERIALIZED (
        SELECT number - 1 AS i, entry, entry ->> 'source_file_path' AS path
        FROM pg_catalog.jsonb_array_elements(p_references) WITH ORDINALITY AS given (entry, number)
    ), edges AS MATERIALIZED (
        SELECT number - 1 AS i, entry
        FROM pg_catalog.jsonb_array_elements(p_dependency_graph) WITH ORDINALITY AS given (entry, number)
    ), edge_ends AS (
        SELECT e.i, e.entry, ends.field, e.entry ->> ends.field AS target, ends.is_file
        FROM edges e, (VALUES ('from_file_path', true), ('to_file_path', true),
                              ('from_symbol_key', false), ('to_symbol_key', false)) AS ends (field, is_file)
        WHERE e.entry ->> ends.field IS NOT NULL
    ), judged AS (
        SELECT 1 AS list, i, 'p_files[' || i || '] (' || coalesce(path, 'no path') || ')' AS place,
               CASE WHEN coalesce(path, '') = '' THEN 'path is missing'
                    WHEN copy > 1 THEN 'the path is there twice'
                    WHEN coalesce(entry ->> 'size_bytes', '0') !~ '^[0-9]{1,18}$' THEN 'size_bytes is no number'
                    WHEN pg_catalog.jsonb_typeof(coalesce(entry -> 'metadata', 'null')) NOT IN ('object', 'null')
                        THEN 'metadata is no object'
               END AS fault
        FROM files
        UNION ALL
        SELECT 2, i, 'p_symbols[' || i || '] (' || coalesce(name, 'no name') || ')',
               CASE WHEN coalesce(name, '') = '' THEN 'name is missing'
                    WHEN paths.path IS NULL
                        THEN 'its file ' || coalesce(symbols.path, '(none)') || ' is not among the files'
                    WHEN coalesce(entry ->> 'kind', '') NOT IN ('function', 'class', 'interface', 'type', 'variable',
                                                                'constant', 'method', 'property', 'enum')
                        THEN 'the kind ' || coalesce(entry ->> 'kind', '(none)') || ' is unknown'
                    WHEN coalesce(entry ->> 'line_start', '') !~ '^[0-9]{1,9}$' THEN 'line_start is no line'
                    WHEN coalesce(entry ->> 'line_end', '') !~ '^[0-9]{1,9}$' THEN 'line_end is no line'
                    WHEN pg_catalog.jsonb_typeof(coalesce(entry -> 'metadata', 'null')) NOT IN ('object', 'null')
                        THEN 'metadata is no object'
               END
        FROM symbols LEFT JOIN paths ON paths.path = symbols.path
        UNION ALL
        SELECT 3, i, 'p_references[' || i || '] (' || coalesce(refs.path, 'no source_file_path') || ':'
                     || coalesce(entry ->> 'line_number', '?') || ')',
               CASE WHEN paths.path IS NULL
                        THEN 'its file ' || coalesce(refs.path, '(none)') || ' is not among the files'
                    WHEN coalesce(entry ->> 'line_number', '') !~ '^[0-9]{1,9}$' THEN 'line_number is no line'
                    WHEN coalesce(entry ->> 'reference_type', '') NOT IN
                            ('import', 'call', 'property_access', 'type_reference', 'extends', 'implements')
                        THEN 'the type ' || coalesce(entry ->> 'reference_type', '(none)') || ' is unknown'
                    WHEN pg_catalog.jsonb_typeof(coalesce(entry -> 'metadata', 'null')) NOT IN ('object', 'null')
                        THEN 'metadata is no object'
               END
        FROM refs LEFT JOIN paths ON paths.path = refs.path
        UNION ALL
        SELECT 4, i, 'p_dependency_graph[' || i || ']',
               CASE WHEN coalesce(entry ->> 'dependency_type', '') NOT IN ('file_import', 'symbol_usage')
                        THEN 'the type ' || coalesce(entry ->> 'dependency_type', '(none)') || ' is unknown'
                    WHEN (entry ->> 'from_file_path' IS NULL OR entry ->> 'to_file_path' IS NULL)
                         AND (entry ->> 'from_symbol_key' IS NULL OR entry ->> 'to_symbol_key' IS NULL)
                        THEN 'one of its ends is missing'
                    WHEN pg_catalog.jsonb_typeof(coalesce(entry -> 'metadata', 'null')) NOT IN ('object', 'null')
                        THEN 'metadata is no object'
               END
        FROM edges
        UNION ALL
        SELECT 4, i, 'p_dependency_graph[' || i || ']',
               CASE WHEN is_file AND paths.path IS NULL
                        THEN field || ' ' || target || ' is not among the files'
                    WHEN NOT is_file AND keys.key IS NULL
                        THEN field || ' ' || target || ' is not among the symbols'
               END
        FROM edge_ends
        LEFT JOIN paths ON paths.path = target
        LEFT JOIN keys ON keys.key = target
    )
    SELECT judged.place, judged.fault FROM judged WHERE judged.fault IS NOT NULL ORDER BY list, i
$$;

-- Joins by hashing alone: the planner takes every jsonb array for a hundred entries, and compares ten thousand with ten
-- thousand one by one where it is allowed to. Forbidding that makes what has to be a loop look dear enough to be compiled
-- at each call, which is forbidden, too.
CREATE OR REPLACE FUNCTION store_indexed_data(
    p_repository_id uuid, p_files jsonb, p_symbols jsonb, p_references jsonb, p_dependency_graph jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET enable_nestloop = off SET jit = off AS $$
DECLARE
    culprit record;
    lock_key bigint := ('x' || pg_catalog.left(pg_catalog.replace(p_repository_id::text, '-', ''), 16))::bit(64)::bigint
                       # ('x' || pg_catalog.right(pg_catalog.replace(p_repository_id::text, '-', ''), 16))::bit(64)::bigint;
    files_stored bigint;
    symbols_stored bigint;
    references_stored bigint;
    dependencies_stored bigint;
BEGIN
    PERFORM kota_private.require_objects('p_files', p_files);
    PERFORM kota_private.require_objects('p_symbols', p_symbols);
    PERFORM kota_private.require_objects('p_references', p_references);
    PERFORM kota_private.require_objects('p_dependency_graph', p_dependency_graph);
    IF NOT EXISTS (SELECT FROM public.repositories WHERE id = p_repository_id) THEN
        RAISE EXCEPTION 'store_indexed_data: there is no repository %', p_repository_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    SELECT * INTO culprit FROM kota_private.faults(p_files, p_symbols, p_references, p_dependency_graph) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'store_indexed_data: %: %', culprit.place, culprit.fault
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Nothing was stored.';
    END IF;
    -- The lock that a run of the job holds.
    IF NOT pg_catalog.pg_try_advisory_xact_lock(lock_key) THEN
        RAISE EXCEPTION 'store_indexed_data: repository % is being indexed', p_repository_id
            USING ERRCODE = 'lock_not_available', HINT = 'Wait for the job to end, or stop it.';
    END IF;

    DELETE FROM public.dependency_graph WHERE repository_id = p_repository_id;
    DELETE FROM public."references" WHERE repository_id = p_repository_id;
    DELETE FROM public.symbols WHERE repository_id = p_repository_id;
    DELETE FROM public.indexed_files WHERE repository_id = p_repository_id;
    DELETE FROM public.file_outcomes WHERE repository_id = p_repository_id;

    INSERT INTO public.indexed_files (id, repository_id, path, content, language, size_bytes, metadata)
    SELECT kota_private.file_id(p_repository_id, entry ->> 'path'), p_repository_id, entry ->> 'path',
           entry ->> 'content', entry ->> 'language',
           coalesce((entry ->> 'size_bytes')::bigint, pg_catalog.octet_length(entry ->> 'content'), 0),
           coalesce(nullif(entry -> 'metadata', 'null'), '{}')
    FROM pg_catalog.jsonb_array_elements(p_files) AS given (entry);
    GET DIAGNOSTICS files_stored = ROW_COUNT;

    INSERT INTO public.file_outcomes (repository_id, path, outcome)
    SELECT p_repository_id, entry ->> 'path', 'indexed' FROM pg_catalog.jsonb_array_elements(p_files) AS given (entry);

    INSERT INTO public.symbols (id, repository_id, file_id, name, qualified_name, ordinal, kind, line_start, line_end,
                                signature, documentation, metadata)
    SELECT kota_private.symbol_id(file_id, qualified_name, kind, ordinal), p_repository_id, file_id, name,
           qualified_name, ordinal, kind, line_start, line_end, signature, documentation, metadata
    FROM (SELECT named.*, (pg_catalog.row_number() OVER (PARTITION BY file_id, qualified_name, kind
                                                         ORDER BY line_start, number) - 1)::integer AS ordinal
          FROM (SELECT number, kota_private.file_id(p_repository_id, entry ->> 'file_path') AS file_id,
                       entry ->> 'name' AS name,
                       coalesce(nullif(entry ->> 'qualified_name', ''),
                                nullif(entry -> 'metadata' ->> 'qualified_name', ''), entry ->> 'name')
                           AS qualified_name,
                       entry ->> 'kind' AS kind, (entry ->> 'line_start')::integer AS line_start,
                       (entry ->> 'line_end')::integer AS line_end, entry ->> 'signature' AS signature,
                       entry ->> 'documentation' AS documentation,
                       coalesce(nullif(entry -> 'metadata', 'null'), '{}') AS metadata
                FROM pg_catalog.jsonb_array_elements(p_symbols) WITH ORDINALITY AS given (entry, number)) AS named
         ) AS numbered;
    GET DIAGNOSTICS symbols_stored = ROW_COUNT;

    -- Where the caller does not say the column, the different references of a line are numbered.
    WITH keys AS MATERIALIZED (
        SELECT DISTINCT ON (f.path, s.name, s.line_start)
               f.path || '::' || s.name || '::' || s.line_start AS key, s.id, s.name
        FROM public.symbols s JOIN public.indexed_files f ON f.id = s.file_id
        WHERE s.repository_id = p_repository_id
        ORDER BY f.path, s.name, s.line_start, s.ordinal, s.kind
    ), given AS MATERIALIZED (
        SELECT number, entry, coalesce(nullif(entry -> 'metadata', 'null'), '{}') AS metadata,
               CASE WHEN coalesce(entry ->> 'column_number', entry -> 'metadata' ->> 'column_number')
                         ~ '^[0-9]{1,9}$'
                    THEN coalesce(entry ->> 'column_number', entry -> 'metadata' ->> 'column_number')::integer
               END AS known
        FROM pg_catalog.jsonb_array_elements(p_references) WITH ORDINALITY AS list (entry, number)
    ), named AS (
        SELECT g.*, k.id AS target_symbol_id,
               coalesce(nullif(entry ->> 'name', ''), nullif(metadata ->> 'name', ''),
                        nullif(metadata ->> 'symbol_name', ''), k.name, nullif(metadata ->> 'import_source', ''),
                        nullif(entry ->> 'target_file_path', ''), '') AS name
        FROM given g LEFT JOIN keys k ON k.key = g.entry ->> 'target_symbol_key'
    )
    INSERT INTO public."references" (repository_id, source_file_id, target_symbol_id, target_file_path, name,
                                     reference_type, line_number, column_number, resolution, metadata)
    SELECT p_repository_id, kota_private.file_id(p_repository_id, entry ->> 'source_file_path'), target_symbol_id,
           entry ->> 'target_file_path', name, entry ->> 'reference_type', (entry ->> 'line_number')::integer,
           coalesce(known, pg_catalog.dense_rank() OVER (
               PARTITION BY entry ->> 'source_file_path', entry ->> 'line_number', entry ->> 'reference_type',
                            known IS NULL
               ORDER BY name, metadata) - 1),
           CASE WHEN target_symbol_id IS NOT NULL THEN 'heuristic'
                WHEN entry ->> 'target_file_path' IS NOT NULL AND entry ->> 'reference_type' = 'import' THEN 'import'
                ELSE 'unresolved' END,
           metadata
    FROM named
    ORDER BY number
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS references_stored = ROW_COUNT;

    WITH keys AS MATERIALIZED (
        SELECT DISTINCT ON (f.path, s.name, s.line_start)
               f.path || '::' || s.name || '::' || s.line_start AS key, s.id
        FROM public.symbols s JOIN public.indexed_files f ON f.id = s.file_id
        WHERE s.repository_id = p_repository_id
        ORDER BY f.path, s.name, s.line_start, s.ordinal, s.kind
    )
    INSERT INTO public.dependency_graph (repository_id, dependency_type, from_file_id, to_file_id, from_symbol_id,
                                         to_symbol_id, metadata)
    SELECT p_repository_id, entry ->> 'dependency_type',
           kota_private.file_id(p_repository_id, entry ->> 'from_file_path'),
           kota_private.file_id(p_repository_id, entry ->> 'to_file_path'), f.id, t.id,
           pg_catalog.jsonb_build_object('count', pg_catalog.count(*))
               || coalesce((pg_catalog.array_agg(nullif(entry -> 'metadata', 'null') ORDER BY number))[1], '{}')
    FROM pg_catalog.jsonb_array_elements(p_dependency_graph) WITH ORDINALITY AS given (entry, number)
    LEFT JOIN keys f ON f.key = entry ->> 'from_symbol_key'
    LEFT JOIN keys t ON t.key = entry ->> 'to_symbol_key'
    GROUP BY 2, 3, 4, 5, 6
    ORDER BY pg_catalog.min(number);
    GET DIAGNOSTICS dependencies_stored = ROW_COUNT;

    INSERT INTO public.search_documents (file_id, part, repository_id, line_start, line_end, words)
    SELECT f.id, s.part, p_repository_id, s.line_start, s.line_end, kota_private.code_words(s.stretch, named.names)
    FROM public.indexed_files f
    LEFT JOIN (SELECT file_id, pg_catalog.array_agg(DISTINCT name) AS names FROM public.symbols
               WHERE repository_id = p_repository_id GROUP BY file_id) AS named ON named.file_id = f.id,
         LATERAL kota_private.stretches(f.content) AS s
    WHERE f.repository_id = p_repository_id AND f.content <> '';

    -- No commit is known to be what was stored, and no content's hash: the next run of a job looks at every file.
    UPDATE public.repositories
    SET last_indexed_at = pg_catalog.now(), updated_at = pg_catalog.now(), indexed_commit = NULL
    WHERE id = p_repository_id;

    RETURN pg_catalog.jsonb_build_object(
        'files_indexed', files_stored,
        'symbols_extracted', symbols_stored,
        'references_found', references_stored,
        'dependencies_extracted', dependencies_stored);
END
$$;
REVOKE EXECUTE ON FUNCTION store_indexed_data(uuid, jsonb, jsonb, jsonb, jsonb) FROM PUBLIC, anon, authenticated;
GRANT EXECUTE ON FUNCTION store_indexed_data(uuid, jsonb, jsonb, jsonb, jsonb) TO service_role;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA kota_private FROM PUBLIC, anon, authenticated, service_role;
