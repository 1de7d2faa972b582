-- The ranking of a search is this function and nothing else: files that contain every word of the query whole come
-- first, then by the words' weights and positions. Weights: D 0.1 (text), C, B, A 1.0 (names where they are declared);
-- normalization 1 divides by the logarithm of the length. It is inlined into the queries that call it.

CREATE FUNCTION search_rank(p_words tsvector, p_query tsquery, p_better tsquery)
RETURNS TABLE (whole boolean, rank real)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1 AS $$
    SELECT p_words OPERATOR(pg_catalog.@@) p_better,
           pg_catalog.ts_rank('{0.1, 0.2, 0.4, 1.0}', p_words, p_query, 1)
$$;
COMMENT ON FUNCTION search_rank(tsvector, tsquery, tsquery) IS
    'how well the words of a file answer a query: first by whole, then by rank, both descending';
-- For those who may call find_words; stated, because a platform grants new functions to its roles.
REVOKE EXECUTE ON FUNCTION search_rank(tsvector, tsquery, tsquery) FROM PUBLIC, anon, authenticated;
GRANT EXECUTE ON FUNCTION search_rank(tsvector, tsquery, tsquery) TO service_role;

CREATE OR REPLACE FUNCTION find_words(
    p_repositories uuid[], p_query tsquery, p_better tsquery, p_phrases text[], p_language text, p_path_prefix text,
    p_limit integer)
RETURNS TABLE (file_id uuid, repository text, path text, language text, line_start integer, line_end integer, rank real)
LANGUAGE plpgsql STABLE ROWS 20
SET search_path = '' SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT f.id, r.full_name, f.path, f.language, d.line_start, d.line_end, score.rank
    FROM pg_catalog.unnest(p_repositories) AS chosen (id)
    CROSS JOIN LATERAL (SELECT * FROM public.search_documents
                        WHERE repository_id = chosen.id AND words @@ p_query OFFSET 0) d
    CROSS JOIN LATERAL public.search_rank(d.words, p_query, p_better) AS score
    JOIN public.indexed_files f ON f.id = d.file_id
    JOIN public.repositories r ON r.id = chosen.id
    WHERE (p_language IS NULL OR f.language = p_language)
      AND pg_catalog.starts_with(f.path, p_path_prefix)
      AND (p_phrases = '{}' OR f.content ILIKE ALL (p_phrases))
    ORDER BY score.whole DESC, score.rank DESC, r.full_name, f.path COLLATE "C", d.part
    LIMIT p_limit;
END
$$;

-- Files by pieces of their text. Regular expressions are matched by the program, which asks here for the files that
-- contain what a match has to contain: as patterns of LIKE, which the trigram index answers.

DROP FUNCTION find_visible_text(uuid[], text, boolean, text, text, integer),
    find_text(uuid[], text, boolean, text, text, integer);

CREATE FUNCTION find_text(p_repositories uuid[], p_any_of text[], p_ignore_case boolean, p_language text,
                          p_path_prefix text)
RETURNS TABLE (file_id uuid, repository text, path text, language text, size_bytes bigint)
LANGUAGE plpgsql STABLE ROWS 1000
SET search_path = '' SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT f.id, r.full_name, f.path, f.language, f.size_bytes::bigint
    FROM pg_catalog.unnest(p_repositories) AS chosen (id)
    -- The arguments are constants in the plan, so that at most one of the two conditions is left for the index.
    CROSS JOIN LATERAL (SELECT * FROM public.indexed_files
                        WHERE repository_id = chosen.id AND content IS NOT NULL
                          AND (p_any_of IS NULL OR p_ignore_case OR content LIKE ANY (p_any_of))
                          AND (p_any_of IS NULL OR NOT p_ignore_case OR content ILIKE ANY (p_any_of))
                        OFFSET 0) f
    JOIN public.repositories r ON r.id = chosen.id
    WHERE (p_language IS NULL OR f.language = p_language)
      AND pg_catalog.starts_with(f.path, p_path_prefix);
END
$$;
COMMENT ON FUNCTION find_text(uuid[], text[], boolean, text, text) IS
    'files of the repositories whose text is like any of the patterns; all files with a text if the patterns are null';
REVOKE EXECUTE ON FUNCTION find_text(uuid[], text[], boolean, text, text) FROM PUBLIC, anon, authenticated;
GRANT EXECUTE ON FUNCTION find_text(uuid[], text[], boolean, text, text) TO service_role;

CREATE FUNCTION find_visible_text(p_repositories uuid[], p_any_of text[], p_ignore_case boolean, p_language text,
                                  p_path_prefix text)
RETURNS TABLE (file_id uuid, repository text, path text, language text, size_bytes bigint)
LANGUAGE sql STABLE PARALLEL RESTRICTED ROWS 1000 SECURITY DEFINER SET search_path = '' AS $$
    SELECT * FROM public.find_text(kota_private.visible_among(p_repositories), p_any_of, p_ignore_case, p_language,
                                   p_path_prefix)
$$;
REVOKE EXECUTE ON FUNCTION find_visible_text(uuid[], text[], boolean, text, text) FROM PUBLIC, anon;
GRANT EXECUTE ON FUNCTION find_visible_text(uuid[], text[], boolean, text, text) TO authenticated, service_role;
