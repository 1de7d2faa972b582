-- Files that contain every word whole are ranked by these words alone. Their parts counted as much before: a search for BeanFactory
-- gave a hundred files that declare some "bean" or "factory" before the one that declares BeanFactory.

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
    ranked_by tsquery := p_better;
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
              CROSS JOIN LATERAL public.search_rank(d.words, ranked_by, p_better) AS score
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
        ranked_by := p_query;
    END LOOP;
END
$$;

-- A: names of types and functions where they are declared. B: their parts, and names of variables. C: parts of these. D: other text.
-- A weighs five times B, so that a long file which declares a type comes before a short one with a variable of that name.

CREATE OR REPLACE FUNCTION search_rank(p_words tsvector, p_query tsquery, p_better tsquery)
RETURNS TABLE (whole boolean, rank real)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1 AS $$
    SELECT p_words OPERATOR(pg_catalog.@@) p_better,
           pg_catalog.ts_rank('{0.05, 0.1, 0.2, 1.0}', p_words, p_query, 1)
$$;

-- The parts of declared names weigh B instead of A, as in the program: who searches for Assert does not want all that is called
-- assertEquals first.

CREATE OR REPLACE FUNCTION kota_private.code_words(content text, names text[]) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
DECLARE
    plain text := pg_catalog.replace(content, E'\x01', ' ');
    capital text := 'A-Z';
    small text := 'a-z';
    parting text := '[^A-Za-z0-9_\x01]+';
    behind_plural text := 'a-z';
BEGIN
    IF pg_catalog.octet_length(content) > pg_catalog.length(content) THEN
        capital := 'A-Z\u00c0-\u00d6\u00d8-\u00de\u0391-\u03a9\u0400-\u042f';
        small := 'a-z\u00df-\u00f6\u00f8-\u00ff\u03ac-\u03ce\u0430-\u045f';
        behind_plural := 'a-z\u0080-\U0010ffff';
        parting := '[\u0001-\u002f\u003a-\u0040\u005b-\u005e\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7'
                   '\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f'
                   '\ud800-\uf8ff\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffff'
                   '\U0001d000-\U0001d1ff\U0001f000-\U0001faff\U000e0000-\U0010ffff]+';
        parting := pg_catalog.replace(parting, '\u0001-', '\u0002-');
        plain := pg_catalog.regexp_replace(plain,
            '([\u3006\u3007\u3021-\u3029\u3038-\u303a\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9\U00016fe4\U00017000-\U00018d08'
            '\U0001b170-\U0001b2fb\U00020000-\U000323af])', ' \1 ', 'g');
    END IF;
    RETURN (
        WITH words AS (
            SELECT number, marked, pg_catalog.translate(lowered, E'_\x01', '') AS whole,
                   -- Its parts, if it has several.
                   CASE WHEN pg_catalog.ascii(marked) NOT BETWEEN 48 AND 57
                             AND lowered <> pg_catalog.translate(lowered, E'_\x01', '')
                        THEN pg_catalog.array_remove(pg_catalog.string_to_array(
                                 pg_catalog.translate(lowered, E'\x01', '_'), '_'), '') END AS parts
            FROM pg_catalog.regexp_split_to_table(
                     pg_catalog.regexp_replace(pg_catalog.regexp_replace(plain,
                         pg_catalog.format('([%1$s0-9])(?=[%2$s])|([%1$s%2$s])(?=[0-9])|([0-9])(?=[%1$s%2$s])', small, capital),
                         E'\\1\\2\\3\x01', 'g'),
                         pg_catalog.format('([%2$s])(?![%2$s]s(?![%3$s]))(?=[%2$s][%1$s])', small, capital, behind_plural),
                         E'\\1\x01', 'g'),
                     parting) WITH ORDINALITY AS found (marked, number),
                 LATERAL (SELECT pg_catalog.lower(marked) AS lowered OFFSET 0) AS folded
        ), places AS (
            SELECT *, CASE WHEN pg_catalog.cardinality(parts) BETWEEN 2 AND 12 THEN pg_catalog.cardinality(parts) ELSE 1 END AS wide
            FROM words
            WHERE whole <> '' AND pg_catalog.octet_length(whole) <= 255
        ), placed AS (
            SELECT whole, parts, wide,
                   pg_catalog.replace(marked, E'\x01', '') = ANY (names) AS declared,
                   1 + pg_catalog.sum(wide) OVER (ORDER BY number ROWS UNBOUNDED PRECEDING) - wide AS position
            FROM places
        ), lexemes AS (
            SELECT lexeme, least(place, 16383) AS place, weight,
                   pg_catalog.row_number() OVER (PARTITION BY lexeme ORDER BY weight = '', place) AS nth
            FROM (SELECT whole AS lexeme, position AS place, CASE WHEN declared THEN 'A' ELSE '' END AS weight FROM placed
                  UNION ALL
                  SELECT part, position + nth - 1, CASE WHEN declared THEN 'B' ELSE '' END
                  FROM placed, pg_catalog.unnest(parts) WITH ORDINALITY AS piece (part, nth) WHERE wide > 1) AS every
        )
        SELECT coalesce(pg_catalog.string_agg(
            '''' || lexeme || ''':' || place || weight, ' '), '')::tsvector
        FROM lexemes WHERE nth <= 16);
END
$$;
