-- A repeated run must not store a symbol twice.

ALTER TABLE symbols ADD CONSTRAINT symbols_file_id_name_line_start_key UNIQUE (file_id, name, line_start);
