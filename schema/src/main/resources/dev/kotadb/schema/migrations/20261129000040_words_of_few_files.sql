-- A frequent word is in thousands of files, of which twenty are asked for: only these are looked up in indexed_files and
-- sorted by path. Files that contain every word whole come first, so that the others are ranked only if there are too few.
-- The planner does not count what it costs to unpack the words of a file: it would read all files of the repository and compare
-- each, instead of asking the full-text index. Bitmap scans are what that index has, so other index scans are off.

CREATE OR REPLACE FUNCTION find_words(
    p_repositories uuid[], p_query tsquery, p_better tsquery, p_phrases text[], p_language text, p_path_prefix text,
    p_limit integer)
RETURNS TABLE (file_id uuid, repository text, path text, language text, line_start integer, line_end integer, rank real)
LANGUAGE plpgsql STABLE ROWS 20
SET search_path = '' SET plan_cache_mode = force_custom_plan
SET enable_indexscan = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
    found_files integer := 0;
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
              -- The arguments are constants in the plan, so that a search without these conditions has no such join.
              WHERE (p_language IS NULL AND p_path_prefix = '' AND p_phrases = '{}')
                 OR EXISTS (SELECT FROM public.indexed_files f
                            WHERE f.id = d.file_id
                              AND (p_language IS NULL OR f.language = p_language)
                              AND pg_catalog.starts_with(f.path, p_path_prefix)
                              AND (p_phrases = '{}' OR f.content ILIKE ALL (p_phrases)))
              ORDER BY score.rank DESC
              FETCH FIRST (p_limit - found_files) ROWS WITH TIES) best
        JOIN public.indexed_files f ON f.id = best.file_id
        JOIN public.repositories r ON r.id = best.repository_id
        ORDER BY best.rank DESC, r.full_name, f.path COLLATE "C", best.part
        LIMIT p_limit - found_files;
        GET DIAGNOSTICS tier_files = ROW_COUNT;
        found_files := found_files + tier_files;
        EXIT WHEN found_files >= p_limit;
    END LOOP;
END
$$;
