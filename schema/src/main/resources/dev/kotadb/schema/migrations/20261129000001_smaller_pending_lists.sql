-- The full-text indexes' pending lists are merged every 32 MB. A larger list is not merged faster, but its pages stay in the index,
-- which became several times larger than its entries.

ALTER FUNCTION store_indexed_data(uuid, jsonb, jsonb, jsonb, jsonb) SET gin_pending_list_limit = '32MB';
