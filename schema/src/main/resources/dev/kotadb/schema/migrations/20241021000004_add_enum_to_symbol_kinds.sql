-- An enum is a kind of its own.

ALTER TABLE symbols DROP CONSTRAINT symbols_kind_check;
ALTER TABLE symbols ADD CONSTRAINT symbols_kind_check CHECK (kind IN
    ('function', 'class', 'interface', 'type', 'variable', 'constant', 'method', 'property', 'enum'));
