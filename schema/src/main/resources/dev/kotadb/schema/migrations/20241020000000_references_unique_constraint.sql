-- References of two more types, and each reference once: the metadata tells apart two references on one line.

ALTER TABLE "references" DROP CONSTRAINT references_reference_type_check;
ALTER TABLE "references" ADD CONSTRAINT references_reference_type_check CHECK (reference_type IN
    ('import', 'call', 'property_access', 'type_reference', 'extends', 'implements'));

CREATE UNIQUE INDEX idx_references_upsert_key
    ON "references" (source_file_id, line_number, md5(metadata::text), reference_type);
