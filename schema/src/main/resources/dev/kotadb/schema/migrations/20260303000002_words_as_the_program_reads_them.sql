-- The words of a text are those that the program reads (parsers, CodeWords); one list of test vectors holds both to it.
-- Changed: ideographs are words of their own, punctuation and symbols beyond ASCII part words, letters beyond the basic
-- plane are letters, capitals of Latin, Greek and Cyrillic begin parts, a word is at most 255 bytes long, one of more than
-- 12 parts counts as one place, and a word keeps its first 16 places.

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
            SELECT lexeme, least(place, 16383) AS place, declared,
                   pg_catalog.row_number() OVER (PARTITION BY lexeme ORDER BY declared DESC, place) AS nth
            FROM (SELECT whole AS lexeme, position AS place, declared FROM placed
                  UNION ALL
                  SELECT part, position + nth - 1, declared
                  FROM placed, pg_catalog.unnest(parts) WITH ORDINALITY AS piece (part, nth) WHERE wide > 1) AS every
        )
        SELECT coalesce(pg_catalog.string_agg(
            '''' || lexeme || ''':' || place || CASE WHEN declared THEN 'A' ELSE '' END, ' '), '')::tsvector
        FROM lexemes WHERE nth <= 16);
END
$$;
