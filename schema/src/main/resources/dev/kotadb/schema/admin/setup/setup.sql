-- Prepares the database ${database-in-comment} for kota, which connects to it as ${owner-in-comment}.
-- Run it once as an administrator (a superuser, or a hosting platform's main role); it may run again:
--   psql -v ON_ERROR_STOP=1 -d postgres -f THIS-FILE
-- Without a password for ${owner-in-comment} yet, add -v password=SECRET.

SET client_min_messages = warning;

-- The role that kota connects as. CREATEDB is for the temporary databases of kota db diff and of restoring older dumps.
SELECT format('CREATE ROLE %I LOGIN CREATEDB', ${owner}) WHERE to_regrole(quote_ident(${owner})) IS NULL \gexec
\if :{?password}
SELECT format('ALTER ROLE %I PASSWORD %L', ${owner}, :'password') \gexec
\endif

-- The roles of tenants and of the service, which row level security is about. A hosting platform may have them.
SELECT format('CREATE ROLE %I NOLOGIN', name) FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS name
WHERE to_regrole(name) IS NULL \gexec
-- As whom kota tries what each of them may do.
SELECT format('GRANT %I TO %I', name, ${owner}) FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS name
WHERE to_regrole(quote_ident(${owner})) <> current_user::regrole \gexec

-- The database.
SELECT format('CREATE DATABASE %I TEMPLATE template0 ENCODING ''UTF8''', ${database})
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = ${database}) \gexec
SELECT format('GRANT CONNECT, CREATE, TEMPORARY ON DATABASE %I TO %I', ${database}, ${owner}) \gexec

-- In it.
SELECT ${database} AS database \gset
\connect :"database"
SET client_min_messages = warning;
CREATE SCHEMA IF NOT EXISTS extensions;
GRANT USAGE ON SCHEMA extensions TO PUBLIC;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA extensions;
SELECT format('GRANT USAGE, CREATE ON SCHEMA public TO %I WITH GRANT OPTION', ${owner}) \gexec
-- A hosting platform's accounts; without them kota makes a table auth.users of its own.
SELECT format('GRANT USAGE ON SCHEMA auth TO %I', ${owner}) WHERE to_regclass('auth.users') IS NOT NULL \gexec
SELECT format('GRANT SELECT, INSERT, REFERENCES ON auth.users TO %I', ${owner})
WHERE to_regclass('auth.users') IS NOT NULL AND NOT has_table_privilege(${owner}, 'auth.users', 'SELECT, INSERT, REFERENCES')
\gexec
