-- Creates what a hosting platform provides, unless it is there, so that the same migrations run on a plain PostgreSQL.
-- Flyway runs this before the first migration; it has no version, because on the platform there is nothing to do. Every
-- statement may run again, and at the same time as the same statement of another session: roles belong to the whole
-- server, so two databases that are migrated at the same moment may create them both.

DO $$
DECLARE
    wanted text;
    -- A role without BYPASSRLS still sees everything: each table has a policy for service_role.
    bypass text := CASE WHEN (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user)
                        THEN ' BYPASSRLS' ELSE '' END;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['anon', 'authenticated', 'service_role'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted) THEN
            BEGIN
                EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', wanted)
                        || CASE WHEN wanted = 'service_role' THEN bypass ELSE '' END;
                -- So that kota db validate can try what they may do.
                IF bypass = '' THEN
                    EXECUTE pg_catalog.format('GRANT %I TO %I', wanted, current_user);
                END IF;
            EXCEPTION
                WHEN duplicate_object OR unique_violation THEN NULL;
                WHEN insufficient_privilege THEN
                    RAISE EXCEPTION 'the role "%" is missing and "%" may not create roles', wanted, current_user
                        USING ERRCODE = 'insufficient_privilege',
                              HINT = 'kota db setup --print prints a script for an administrator.';
            END;
        END IF;
    END LOOP;
END
$$;

DO $$
BEGIN
    IF pg_catalog.to_regnamespace('auth') IS NULL THEN
        CREATE SCHEMA IF NOT EXISTS auth;
    END IF;
    IF pg_catalog.to_regclass('auth.users') IS NULL THEN
        CREATE TABLE IF NOT EXISTS auth.users (
            id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
            email text UNIQUE,
            created_at timestamptz NOT NULL DEFAULT now()
        );
        GRANT USAGE ON SCHEMA auth TO service_role;
        GRANT ALL ON auth.users TO service_role;
    END IF;
    IF pg_catalog.to_regnamespace('extensions') IS NULL THEN
        CREATE SCHEMA IF NOT EXISTS extensions;
        GRANT USAGE ON SCHEMA extensions TO PUBLIC;
    END IF;
EXCEPTION
    -- A concurrent migration of the same database was faster.
    WHEN duplicate_schema OR duplicate_table OR unique_violation THEN NULL;
END
$$;
