-- Replaces the index of a repository in one call. A symbol's key is "path::name::line_start".

CREATE FUNCTION store_indexed_data(
    p_repository_id uuid, p_files jsonb, p_symbols jsonb, p_references jsonb, p_dependency_graph jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    entry jsonb;
    new_id uuid;
    file_ids jsonb := '{}';
    symbol_ids jsonb := '{}';
    files_stored integer := 0;
    symbols_stored integer := 0;
    references_stored integer := 0;
    dependencies_stored integer := 0;
BEGIN
    DELETE FROM dependency_graph WHERE repository_id = p_repository_id;
    DELETE FROM "references" WHERE source_file_id IN
        (SELECT f.id FROM indexed_files f WHERE f.repository_id = p_repository_id);
    DELETE FROM symbols WHERE file_id IN
        (SELECT f.id FROM indexed_files f WHERE f.repository_id = p_repository_id);
    DELETE FROM indexed_files WHERE repository_id = p_repository_id;

    FOR entry IN SELECT jsonb_array_elements(p_files) LOOP
        INSERT INTO indexed_files (repository_id, path, content, language, size_bytes, metadata)
        VALUES (p_repository_id, entry ->> 'path', entry ->> 'content', entry ->> 'language',
                coalesce((entry ->> 'size_bytes')::bigint, 0), coalesce(entry -> 'metadata', '{}'))
        RETURNING id INTO new_id;
        file_ids := file_ids || jsonb_build_object(entry ->> 'path', new_id);
        files_stored := files_stored + 1;
    END LOOP;

    FOR entry IN SELECT jsonb_array_elements(p_symbols) LOOP
        INSERT INTO symbols (file_id, name, kind, line_start, line_end, signature, documentation, metadata)
        VALUES ((file_ids ->> (entry ->> 'file_path'))::uuid, entry ->> 'name', entry ->> 'kind',
                (entry ->> 'line_start')::integer, (entry ->> 'line_end')::integer, entry ->> 'signature',
                entry ->> 'documentation', coalesce(entry -> 'metadata', '{}'))
        ON CONFLICT (file_id, name, line_start) DO UPDATE SET kind = excluded.kind
        RETURNING id INTO new_id;
        symbol_ids := symbol_ids || jsonb_build_object(
            (entry ->> 'file_path') || '::' || (entry ->> 'name') || '::' || (entry ->> 'line_start'), new_id);
        symbols_stored := symbols_stored + 1;
    END LOOP;

    FOR entry IN SELECT jsonb_array_elements(p_references) LOOP
        INSERT INTO "references" (source_file_id, target_symbol_id, target_file_path, line_number, reference_type,
                                  metadata)
        VALUES ((file_ids ->> (entry ->> 'source_file_path'))::uuid,
                (symbol_ids ->> (entry ->> 'target_symbol_key'))::uuid, entry ->> 'target_file_path',
                (entry ->> 'line_number')::integer, entry ->> 'reference_type', coalesce(entry -> 'metadata', '{}'))
        ON CONFLICT DO NOTHING;
        references_stored := references_stored + 1;
    END LOOP;

    FOR entry IN SELECT jsonb_array_elements(p_dependency_graph) LOOP
        INSERT INTO dependency_graph (repository_id, from_file_id, to_file_id, from_symbol_id, to_symbol_id,
                                      dependency_type, metadata)
        VALUES (p_repository_id, (file_ids ->> (entry ->> 'from_file_path'))::uuid,
                (file_ids ->> (entry ->> 'to_file_path'))::uuid, (symbol_ids ->> (entry ->> 'from_symbol_key'))::uuid,
                (symbol_ids ->> (entry ->> 'to_symbol_key'))::uuid, entry ->> 'dependency_type',
                coalesce(entry -> 'metadata', '{}'));
        dependencies_stored := dependencies_stored + 1;
    END LOOP;

    UPDATE repositories SET last_indexed_at = now(), updated_at = now() WHERE id = p_repository_id;

    RETURN jsonb_build_object(
        'files_indexed', files_stored,
        'symbols_extracted', symbols_stored,
        'references_found', references_stored,
        'dependencies_extracted', dependencies_stored);
END
$$;
