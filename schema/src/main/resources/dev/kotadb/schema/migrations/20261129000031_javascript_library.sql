-- What JavaScript's own library and browsers declare has names, too: Array#map, Object.keys, Node#appendChild.

ALTER TABLE external_symbols DROP CONSTRAINT external_symbols_scheme_check;
ALTER TABLE external_symbols ADD CONSTRAINT external_symbols_scheme_check
    CHECK (scheme IN ('jdk', 'maven', 'npm', 'node', 'js', 'python', 'go'));
