-- References of two more types, and none of them twice: what tells two of a line apart is in the metadata.

ALTER TABLE "references" DROP CONSTRAINT references_reference_type_check;
ALTER TABLE "references" ADD CONSTRAINT references_reference_type_check CHECK (reference_type IN
    ('import', 'call', 'property_access', 'type_reference', 'extends', 'implements'));

CREATE UNIQUE INDEX idx_references_unique
    ON "references" (source_file_id, line_number, md5(metadata::text), reference_type);
