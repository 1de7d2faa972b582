-- Half of the time of most searches was planning: one or two statements, for each search anew. Which scans and joins they use is fixed
-- by the settings, not by the words: so their plans are made once per session.

CREATE OR REPLACE FUNCTION find_words(
    p_repositories uuid[], p_query tsquery, p_better tsquery, p_phrases text[], p_language text, p_path_prefix text,
    p_limit integer)
RETURNS TABLE (file_id uuid, repository text, path text, language text, line_start integer, line_end integer, rank real)
LANGUAGE plpgsql STABLE ROWS 20
SET search_path = '' SET plan_cache_mode = force_generic_plan
SET enable_indexscan = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
    everywhere CONSTANT boolean := p_language IS NULL AND p_path_prefix = '' AND p_phrases = '{}';
    wanted integer := p_limit;
    tier_files integer;
    tier tsquery;
BEGIN
    -- First the files that contain every word whole, then the others.
    FOREACH tier IN ARRAY CASE WHEN p_query = p_better THEN ARRAY[p_query]
                               ELSE ARRAY[p_query OPERATOR(pg_catalog.&&) p_better,
                                          p_query OPERATOR(pg_catalog.&&) OPERATOR(pg_catalog.!!) p_better] END LOOP
        RETURN QUERY
        SELECT f.id, r.full_name, f.path, f.language, best.line_start, best.line_end, best.rank
        FROM (SELECT d.file_id, d.repository_id, d.part, d.line_start, d.line_end, score.rank
              FROM pg_catalog.unnest(p_repositories) AS chosen (id)
              -- OFFSET 0 keeps the two conditions together below the loop, for the index.
              CROSS JOIN LATERAL (SELECT * FROM public.search_documents
                                  WHERE repository_id = chosen.id AND words @@ tier OFFSET 0) d
              CROSS JOIN LATERAL public.search_rank(d.words, p_query, p_better) AS score
              WHERE everywhere
                 OR EXISTS (SELECT FROM public.indexed_files f
                            WHERE f.id = d.file_id
                              AND (p_language IS NULL OR f.language = p_language)
                              AND pg_catalog.starts_with(f.path, p_path_prefix)
                              AND (p_phrases = '{}' OR f.content ILIKE ALL (p_phrases)))
              ORDER BY score.rank DESC
              FETCH FIRST (wanted) ROWS WITH TIES) best
        JOIN public.indexed_files f ON f.id = best.file_id
        JOIN public.repositories r ON r.id = best.repository_id
        ORDER BY best.rank DESC, r.full_name, f.path COLLATE "C", best.part
        LIMIT wanted;
        GET DIAGNOSTICS tier_files = ROW_COUNT;
        wanted := wanted - tier_files;
        EXIT WHEN wanted <= 0;
    END LOOP;
END
$$;
