-- Texts that the original system stored were found by their pieces only: nothing had split them into words. Files that
-- have their words keep them.

INSERT INTO search_documents (file_id, part, repository_id, line_start, line_end, words)
SELECT f.id, s.part, f.repository_id, s.line_start, s.line_end, kota_private.code_words(s.stretch, named.names)
FROM indexed_files f
LEFT JOIN (SELECT file_id, array_agg(DISTINCT name) AS names FROM symbols GROUP BY file_id) AS named ON named.file_id = f.id,
     LATERAL kota_private.stretches(f.content) AS s
WHERE f.content <> '' AND NOT EXISTS (SELECT FROM search_documents d WHERE d.file_id = f.id);
