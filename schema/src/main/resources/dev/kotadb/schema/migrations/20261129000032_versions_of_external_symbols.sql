-- A library's symbols of different versions are different rows. The id is a hash of the other columns, and that of a symbol without
-- version stays what it was.

ALTER TABLE external_symbols ADD COLUMN version text;
COMMENT ON COLUMN external_symbols.version IS 'of the package; null if not known';
COMMENT ON COLUMN external_symbols.package_name IS
    'what provides it: a module of the JDK, a library as group:artifact, a package of npm, an import path of Go';
COMMENT ON COLUMN external_symbols.qualified_name IS 'as in symbols; without parameters if they are not known';
GRANT SELECT (version) ON external_symbols TO authenticated;
