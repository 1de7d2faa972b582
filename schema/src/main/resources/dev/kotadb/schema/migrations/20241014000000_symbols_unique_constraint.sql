-- A repeated run must not store a symbol twice.

ALTER TABLE symbols ADD CONSTRAINT symbols_file_name_line_unique UNIQUE (file_id, name, line_start);
