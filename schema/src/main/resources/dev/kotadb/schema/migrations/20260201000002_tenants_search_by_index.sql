-- Tenants search as fast as the service does, and what they may not see is not even looked at.
--
-- Matching words, patterns and pieces of text is not leakproof: below a policy, PostgreSQL may not use such an operator
-- on an index, since the index would apply it to rows that the policy hides. So a tenant's search has functions that run
-- as the owner and take nothing but the query; and the full-text indexes hold the repository, too, so that the index
-- itself leaves out whatever lies in other repositories: no text of theirs is read, matched or timed.

-- ---- full-text indexes by repository

CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA extensions;

DROP INDEX idx_search_documents_words, idx_indexed_files_content_trgm;
CREATE INDEX idx_search_documents_words ON search_documents USING gin (repository_id, words) WITH (fastupdate = on);
DO $$
BEGIN
    EXECUTE format('CREATE INDEX idx_indexed_files_content_trgm ON indexed_files'
                   ' USING gin (repository_id, content %I.gin_trgm_ops)',
                   (SELECT nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
                    WHERE extname = 'pg_trgm'));
END
$$;

-- ---- searching

-- One look into an index a repository, whatever the planner thinks of the query: any other way would match the query
-- against rows before it asks whose they are. OFFSET 0 keeps the two conditions together below the loop, the settings
-- forbid what is no loop over an index, and the plan is made for the values at hand.
CREATE FUNCTION find_words(p_repositories uuid[], p_query tsquery, p_better tsquery, p_phrases text[], p_language text,
                           p_path_prefix text, p_limit integer)
RETURNS TABLE (file_id uuid, repository text, path text, language text, line_start integer, line_end integer, rank real)
LANGUAGE plpgsql STABLE ROWS 20
SET search_path = '' SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT f.id, r.full_name, f.path, f.language, d.line_start, d.line_end,
           pg_catalog.ts_rank(d.words, p_query, 1) AS rank
    FROM pg_catalog.unnest(p_repositories) AS chosen (id)
    CROSS JOIN LATERAL (SELECT * FROM public.search_documents
                        WHERE repository_id = chosen.id AND words @@ p_query OFFSET 0) d
    JOIN public.indexed_files f ON f.id = d.file_id
    JOIN public.repositories r ON r.id = chosen.id
    WHERE (p_language IS NULL OR f.language = p_language)
      AND pg_catalog.starts_with(f.path, p_path_prefix)
      AND (p_phrases = '{}' OR f.content ILIKE ALL (p_phrases))
    ORDER BY d.words @@ p_better DESC, rank DESC, r.full_name, f.path COLLATE "C", d.part
    LIMIT p_limit;
END
$$;
COMMENT ON FUNCTION find_words(uuid[], tsquery, tsquery, text[], text, text, integer) IS
    'files of the repositories that hold the words, those first that answer p_better, too';

-- The pattern is a regular expression or one of LIKE.
CREATE FUNCTION find_text(p_repositories uuid[], p_pattern text, p_regular boolean, p_language text, p_path_prefix text,
                          p_limit integer)
RETURNS TABLE (repository text, path text, language text, content text)
LANGUAGE plpgsql STABLE ROWS 100
SET search_path = '' SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT r.full_name, f.path, f.language, f.content
    FROM pg_catalog.unnest(p_repositories) AS chosen (id)
    -- With the value at hand one side of each OR is constant, and the other can be asked of the index.
    CROSS JOIN LATERAL (SELECT * FROM public.indexed_files
                        WHERE repository_id = chosen.id
                          AND (NOT p_regular OR content ~ p_pattern) AND (p_regular OR content LIKE p_pattern)
                        OFFSET 0) f
    JOIN public.repositories r ON r.id = chosen.id
    WHERE (p_language IS NULL OR f.language = p_language)
      AND pg_catalog.starts_with(f.path, p_path_prefix)
    ORDER BY r.full_name, f.path COLLATE "C"
    LIMIT p_limit;
END
$$;
COMMENT ON FUNCTION find_text(uuid[], text, boolean, text, text, integer) IS
    'files of the repositories whose text matches, by path';

REVOKE EXECUTE ON FUNCTION find_words(uuid[], tsquery, tsquery, text[], text, text, integer),
    find_text(uuid[], text, boolean, text, text, integer) FROM PUBLIC, anon, authenticated;
GRANT EXECUTE ON FUNCTION find_words(uuid[], tsquery, tsquery, text[], text, text, integer),
    find_text(uuid[], text, boolean, text, text, integer) TO service_role;

-- For tenants: the same, among the repositories that the user of the transaction sees.
CREATE FUNCTION kota_private.visible_among(p_repositories uuid[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SET search_path = '' AS $$
DECLARE
    visible uuid[] := public.visible_repositories();
BEGIN
    RETURN ARRAY(SELECT pg_catalog.unnest(visible) INTERSECT SELECT pg_catalog.unnest(p_repositories));
END
$$;
REVOKE EXECUTE ON FUNCTION kota_private.visible_among(uuid[]) FROM PUBLIC, anon, authenticated, service_role;

CREATE FUNCTION find_visible_words(p_repositories uuid[], p_query tsquery, p_better tsquery, p_phrases text[],
                                   p_language text, p_path_prefix text, p_limit integer)
RETURNS TABLE (file_id uuid, repository text, path text, language text, line_start integer, line_end integer, rank real)
LANGUAGE sql STABLE PARALLEL RESTRICTED ROWS 20 SECURITY DEFINER SET search_path = '' AS $$
    SELECT * FROM public.find_words(kota_private.visible_among(p_repositories), p_query, p_better, p_phrases, p_language,
                                    p_path_prefix, p_limit)
$$;

CREATE FUNCTION find_visible_text(p_repositories uuid[], p_pattern text, p_regular boolean, p_language text,
                                  p_path_prefix text, p_limit integer)
RETURNS TABLE (repository text, path text, language text, content text)
LANGUAGE sql STABLE PARALLEL RESTRICTED ROWS 100 SECURITY DEFINER SET search_path = '' AS $$
    SELECT * FROM public.find_text(kota_private.visible_among(p_repositories), p_pattern, p_regular, p_language,
                                   p_path_prefix, p_limit)
$$;

REVOKE EXECUTE ON FUNCTION find_visible_words(uuid[], tsquery, tsquery, text[], text, text, integer),
    find_visible_text(uuid[], text, boolean, text, text, integer) FROM PUBLIC, anon;
GRANT EXECUTE ON FUNCTION find_visible_words(uuid[], tsquery, tsquery, text[], text, text, integer),
    find_visible_text(uuid[], text, boolean, text, text, integer) TO authenticated, service_role;

-- ---- who sees what, for less

-- Every table of a query asks anew. A function of SQL plans its statements at each call, before PostgreSQL 18; one of
-- PL/pgSQL keeps its plans for the session. They go by indexes, so that the time they take is the user's own matter.
CREATE OR REPLACE FUNCTION kota_private.context_proof(user_name text) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SET search_path = '' AS $$
BEGIN
    RETURN (SELECT pg_catalog.encode(pg_catalog.sha256(
                secret || '\x5c'::bytea || pg_catalog.sha256(
                    secret || '\x36'::bytea
                    || pg_catalog.int4send(pg_catalog.pg_backend_pid())
                    || pg_catalog.timestamptz_send(pg_catalog.now())
                    || pg_catalog.convert_to(user_name, 'UTF8'))), 'hex')
            FROM kota_private.context_secret);
END
$$;

CREATE OR REPLACE FUNCTION current_user_id() RETURNS uuid
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    claimed text := nullif(pg_catalog.current_setting('app.user_id', true), '');
BEGIN
    IF pg_catalog.current_setting('app.user_proof', true) = kota_private.context_proof(claimed) THEN
        RETURN claimed::uuid;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION member_organizations() RETURNS uuid[]
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER
SET search_path = '' SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    me uuid := public.current_user_id();
BEGIN
    RETURN ARRAY(SELECT org_id FROM public.user_organizations WHERE user_id = me
                 UNION
                 SELECT id FROM public.organizations WHERE owner_id = me);
END
$$;

CREATE OR REPLACE FUNCTION visible_repositories() RETURNS uuid[]
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER
SET search_path = '' SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    me uuid := public.current_user_id();
BEGIN
    RETURN ARRAY(SELECT id FROM public.repositories WHERE user_id = me
                 UNION ALL
                 SELECT id FROM public.repositories
                 WHERE org_id = ANY (ARRAY(SELECT org_id FROM public.user_organizations WHERE user_id = me
                                           UNION ALL
                                           SELECT id FROM public.organizations WHERE owner_id = me)));
END
$$;

-- ---- what an error could tell

-- A unique key sees every row. Ids of files and symbols follow from names, so who may choose an id, or the file of a row,
-- could ask by it whether a repository has a file or a file has a symbol: ids of tenants' rows are made by the database,
-- and a row lies in a file that its writer sees.
DO $$
DECLARE
    every text;
    columns text;
BEGIN
    FOREACH every IN ARRAY ARRAY['organizations', 'user_organizations', 'repositories', 'index_jobs', 'indexed_files',
                                 'symbols', 'references', 'dependency_graph'] LOOP
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
        FROM pg_attribute
        WHERE attrelid = format('public.%I', every)::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'id';
        EXECUTE format('REVOKE INSERT ON public.%I FROM authenticated', every);
        EXECUTE format('GRANT INSERT (%s) ON public.%I TO authenticated', columns, every);
        IF every <> 'organizations' THEN
            EXECUTE format('REVOKE UPDATE ON public.%I FROM authenticated', every);
            EXECUTE format('GRANT UPDATE (%s) ON public.%I TO authenticated', columns, every);
        END IF;
    END LOOP;
END
$$;
ALTER POLICY symbols_insert ON symbols
    WITH CHECK (repository_id = ANY ((SELECT managed_repositories())::uuid[])
                AND EXISTS (SELECT FROM indexed_files f WHERE f.id = file_id));
ALTER POLICY symbols_update ON symbols
    WITH CHECK (repository_id = ANY ((SELECT managed_repositories())::uuid[])
                AND EXISTS (SELECT FROM indexed_files f WHERE f.id = file_id));
ALTER POLICY references_insert ON "references"
    WITH CHECK (repository_id = ANY ((SELECT managed_repositories())::uuid[])
                AND EXISTS (SELECT FROM indexed_files f WHERE f.id = source_file_id)
                AND (target_symbol_id IS NULL OR EXISTS (SELECT FROM symbols s WHERE s.id = target_symbol_id)));
ALTER POLICY references_update ON "references"
    WITH CHECK (repository_id = ANY ((SELECT managed_repositories())::uuid[])
                AND EXISTS (SELECT FROM indexed_files f WHERE f.id = source_file_id)
                AND (target_symbol_id IS NULL OR EXISTS (SELECT FROM symbols s WHERE s.id = target_symbol_id)));

-- ---- storing as fast as the jobs write

-- The same words as before. What separates the parts of identifiers is put into the text as a whole, instead of asking
-- five regular expressions of each word; and the plan is kept for the session.
CREATE OR REPLACE FUNCTION kota_private.code_words(content text, names text[]) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
BEGIN
    RETURN (
        WITH words AS (
            SELECT number, marked, pg_catalog.translate(lowered, E'_\x01', '') AS whole,
                   -- Its parts, where it has several.
                   CASE WHEN pg_catalog.ascii(marked) NOT BETWEEN 48 AND 57
                             AND lowered <> pg_catalog.translate(lowered, E'_\x01', '')
                        THEN pg_catalog.array_remove(pg_catalog.string_to_array(
                                 pg_catalog.translate(lowered, E'\x01', '_'), '_'), '') END AS parts
            FROM pg_catalog.regexp_split_to_table(
                     pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.replace(content, E'\x01', ' '),
                         '([a-z0-9])(?=[A-Z])|([A-Za-z])(?=[0-9])|([0-9])(?=[A-Za-z])', E'\\1\\2\\3\x01', 'g'),
                         '([A-Z])(?![A-Z]s(?![a-z]))(?=[A-Z][a-z])', E'\\1\x01', 'g'),
                     E'[^A-Za-z0-9_\\u0080-\\uffff\x01]+') WITH ORDINALITY AS found (marked, number),
                 LATERAL (SELECT pg_catalog.lower(marked) AS lowered OFFSET 0) AS folded
        ), placed AS (
            SELECT whole, parts,
                   CASE WHEN pg_catalog.replace(marked, E'\x01', '') = ANY (names) THEN 'A' ELSE '' END AS weight,
                   1 + pg_catalog.sum(greatest(coalesce(pg_catalog.cardinality(parts), 1), 1))
                           OVER (ORDER BY number ROWS UNBOUNDED PRECEDING)
                     - greatest(coalesce(pg_catalog.cardinality(parts), 1), 1) AS position
            FROM words
            WHERE whole <> '' AND pg_catalog.length(pg_catalog.replace(marked, E'\x01', '')) <= 255
        )
        SELECT coalesce(pg_catalog.string_agg(
            '''' || whole || ''':' || least(position, 16383) || weight
            || CASE WHEN pg_catalog.cardinality(parts) BETWEEN 2 AND 12
                    THEN (SELECT pg_catalog.string_agg(' ''' || part || ''':' || least(position + nth - 1, 16383) || weight, '')
                          FROM pg_catalog.unnest(parts) WITH ORDINALITY AS piece (part, nth))
                    ELSE '' END, ' '), '')::tsvector
        FROM placed);
END
$$;

-- Around what stores, the two things that the jobs do when they publish: rows go to the full-text indexes' pending
-- lists, which are merged once at the end instead of each time that 4 MB have come together; and the row-wise checks of
-- foreign keys are switched off where the owner may, since every entry was looked over before. Then nothing cascades
-- either: what would is deleted here, under the lock of the repository.
ALTER FUNCTION store_indexed_data(uuid, jsonb, jsonb, jsonb, jsonb) SET SCHEMA kota_private;
REVOKE EXECUTE ON FUNCTION kota_private.store_indexed_data(uuid, jsonb, jsonb, jsonb, jsonb) FROM service_role;

CREATE FUNCTION store_indexed_data(
    p_repository_id uuid, p_files jsonb, p_symbols jsonb, p_references jsonb, p_dependency_graph jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET gin_pending_list_limit = '1GB' SET work_mem = '64MB'
SET maintenance_work_mem = '128MB' AS $$
DECLARE
    checks text := pg_catalog.current_setting('session_replication_role');
    id text := pg_catalog.replace(p_repository_id::text, '-', '');
    counts jsonb;
BEGIN
    PERFORM FROM public.repositories r WHERE r.id = p_repository_id FOR KEY SHARE;
    IF FOUND AND pg_catalog.pg_try_advisory_xact_lock(('x' || pg_catalog.left(id, 16))::bit(64)::bigint
                                                      # ('x' || pg_catalog.right(id, 16))::bit(64)::bigint)
       AND pg_catalog.has_parameter_privilege(current_user, 'session_replication_role', 'SET') THEN
        DELETE FROM public.search_documents WHERE repository_id = p_repository_id;
        DELETE FROM public.file_units WHERE repository_id = p_repository_id;
        DELETE FROM public.file_lookups WHERE repository_id = p_repository_id;
        PERFORM pg_catalog.set_config('session_replication_role', 'replica', true);
    END IF;
    counts := kota_private.store_indexed_data(p_repository_id, p_files, p_symbols, p_references, p_dependency_graph);
    IF pg_catalog.current_setting('session_replication_role') <> checks THEN
        PERFORM pg_catalog.set_config('session_replication_role', checks, true);
    END IF;
    PERFORM pg_catalog.gin_clean_pending_list('public.idx_search_documents_words'),
            pg_catalog.gin_clean_pending_list('public.idx_indexed_files_content_trgm');
    RETURN counts;
END
$$;
COMMENT ON FUNCTION store_indexed_data(uuid, jsonb, jsonb, jsonb, jsonb) IS
    'replaces the index of a repository in one call, or names what cannot be stored and stores nothing';
REVOKE EXECUTE ON FUNCTION store_indexed_data(uuid, jsonb, jsonb, jsonb, jsonb) FROM PUBLIC, anon, authenticated;
GRANT EXECUTE ON FUNCTION store_indexed_data(uuid, jsonb, jsonb, jsonb, jsonb) TO service_role;
