-- Core tables: who may come in, what is theirs, and the index of it. Row level security reads the user of the
-- transaction from app.user_id.

CREATE TABLE api_keys (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
    key_id text NOT NULL UNIQUE,
    secret_hash text NOT NULL,
    tier text NOT NULL DEFAULT 'free' CHECK (tier IN ('free', 'solo', 'team')),
    rate_limit_per_hour integer NOT NULL DEFAULT 100 CHECK (rate_limit_per_hour >= 0),
    enabled boolean NOT NULL DEFAULT true,
    last_used_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    metadata jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX idx_api_keys_user_id ON api_keys (user_id);

CREATE TABLE organizations (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    slug text NOT NULL UNIQUE,
    owner_id uuid NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    metadata jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX idx_organizations_owner_id ON organizations (owner_id);

CREATE TABLE user_organizations (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
    org_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    role text NOT NULL DEFAULT 'member' CHECK (role IN ('owner', 'admin', 'member')),
    joined_at timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now(),
    metadata jsonb NOT NULL DEFAULT '{}',
    UNIQUE (user_id, org_id)
);
CREATE INDEX idx_user_organizations_org_id ON user_organizations (org_id);

CREATE TABLE rate_limit_counters (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    key_id text NOT NULL,
    window_start timestamptz NOT NULL,
    request_count integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    metadata jsonb NOT NULL DEFAULT '{}',
    UNIQUE (key_id, window_start)
);
CREATE INDEX idx_rate_limit_counters_window_start ON rate_limit_counters (window_start);

CREATE TABLE repositories (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid REFERENCES auth.users (id) ON DELETE CASCADE,
    org_id uuid REFERENCES organizations (id) ON DELETE CASCADE,
    full_name text NOT NULL,
    git_url text NOT NULL,
    default_branch text NOT NULL DEFAULT 'main',
    last_indexed_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    metadata jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT repositories_one_owner CHECK (num_nonnulls(user_id, org_id) = 1),
    UNIQUE (user_id, full_name),
    UNIQUE (org_id, full_name)
);
CREATE INDEX idx_repositories_full_name ON repositories (full_name);

CREATE TABLE index_jobs (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    repository_id uuid NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
    ref text,
    status text NOT NULL DEFAULT 'pending'
        CONSTRAINT index_jobs_status_check CHECK (status IN ('pending', 'running', 'completed', 'failed', 'skipped')),
    started_at timestamptz,
    completed_at timestamptz,
    error_message text,
    stats jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    metadata jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX idx_index_jobs_repository_id ON index_jobs (repository_id, created_at DESC);
CREATE INDEX idx_index_jobs_status ON index_jobs (status);

CREATE TABLE indexed_files (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    repository_id uuid NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
    path text NOT NULL,
    content text NOT NULL,
    language text,
    size_bytes bigint NOT NULL DEFAULT 0,
    indexed_at timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now(),
    metadata jsonb NOT NULL DEFAULT '{}',
    UNIQUE (repository_id, path)
);

CREATE TABLE symbols (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    file_id uuid NOT NULL REFERENCES indexed_files (id) ON DELETE CASCADE,
    name text NOT NULL,
    kind text NOT NULL CONSTRAINT symbols_kind_check CHECK (kind IN
        ('function', 'class', 'interface', 'type', 'variable', 'constant', 'method', 'property')),
    line_start integer NOT NULL,
    line_end integer NOT NULL,
    signature text,
    documentation text,
    created_at timestamptz NOT NULL DEFAULT now(),
    metadata jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX idx_symbols_file_id ON symbols (file_id);
CREATE INDEX idx_symbols_name ON symbols (name);
CREATE INDEX idx_symbols_kind ON symbols (kind);

CREATE TABLE "references" (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    source_file_id uuid NOT NULL REFERENCES indexed_files (id) ON DELETE CASCADE,
    target_symbol_id uuid REFERENCES symbols (id) ON DELETE SET NULL,
    target_file_path text,
    line_number integer NOT NULL,
    reference_type text NOT NULL CONSTRAINT references_reference_type_check
        CHECK (reference_type IN ('import', 'call', 'extends', 'implements')),
    created_at timestamptz NOT NULL DEFAULT now(),
    metadata jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX idx_references_source_file_id ON "references" (source_file_id);
CREATE INDEX idx_references_target_symbol_id ON "references" (target_symbol_id);
CREATE INDEX idx_references_reference_type ON "references" (reference_type);

CREATE TABLE migrations (
    id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    applied_at timestamptz NOT NULL DEFAULT now()
);

-- The platform grants everything to its roles and leaves it to the policies; so does this.
GRANT USAGE ON SCHEMA public TO anon, authenticated, service_role;
GRANT ALL ON api_keys, organizations, user_organizations, rate_limit_counters, repositories, index_jobs, indexed_files,
    symbols, "references", migrations TO anon, authenticated, service_role;

ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE rate_limit_counters ENABLE ROW LEVEL SECURITY;
ALTER TABLE repositories ENABLE ROW LEVEL SECURITY;
ALTER TABLE index_jobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE indexed_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE symbols ENABLE ROW LEVEL SECURITY;
ALTER TABLE "references" ENABLE ROW LEVEL SECURITY;
ALTER TABLE migrations ENABLE ROW LEVEL SECURITY;

CREATE POLICY api_keys_own ON api_keys
    USING (user_id = current_setting('app.user_id', true)::uuid);

CREATE POLICY organizations_select ON organizations FOR SELECT
    USING (id IN (SELECT uo.org_id FROM user_organizations uo
                  WHERE uo.user_id = current_setting('app.user_id', true)::uuid));
CREATE POLICY organizations_insert ON organizations FOR INSERT
    WITH CHECK (owner_id = current_setting('app.user_id', true)::uuid);
CREATE POLICY organizations_update ON organizations FOR UPDATE
    USING (owner_id = current_setting('app.user_id', true)::uuid);
CREATE POLICY organizations_delete ON organizations FOR DELETE
    USING (owner_id = current_setting('app.user_id', true)::uuid);

CREATE POLICY user_organizations_select ON user_organizations FOR SELECT
    USING (user_id = current_setting('app.user_id', true)::uuid
           OR org_id IN (SELECT uo.org_id FROM user_organizations uo
                         WHERE uo.user_id = current_setting('app.user_id', true)::uuid));
CREATE POLICY user_organizations_write ON user_organizations
    USING (org_id IN (SELECT o.id FROM organizations o
                      WHERE o.owner_id = current_setting('app.user_id', true)::uuid)
           OR org_id IN (SELECT uo.org_id FROM user_organizations uo
                         WHERE uo.user_id = current_setting('app.user_id', true)::uuid
                           AND uo.role IN ('owner', 'admin')));

CREATE POLICY rate_limit_counters_all ON rate_limit_counters USING (true) WITH CHECK (true);

CREATE POLICY repositories_select ON repositories FOR SELECT
    USING (user_id = current_setting('app.user_id', true)::uuid
           OR org_id IN (SELECT uo.org_id FROM user_organizations uo
                         WHERE uo.user_id = current_setting('app.user_id', true)::uuid));
CREATE POLICY repositories_insert ON repositories FOR INSERT
    WITH CHECK (user_id = current_setting('app.user_id', true)::uuid
                OR org_id IN (SELECT uo.org_id FROM user_organizations uo
                              WHERE uo.user_id = current_setting('app.user_id', true)::uuid));
CREATE POLICY repositories_update ON repositories FOR UPDATE
    USING (user_id = current_setting('app.user_id', true)::uuid
           OR org_id IN (SELECT uo.org_id FROM user_organizations uo
                         WHERE uo.user_id = current_setting('app.user_id', true)::uuid
                           AND uo.role IN ('owner', 'admin')));
CREATE POLICY repositories_delete ON repositories FOR DELETE
    USING (user_id = current_setting('app.user_id', true)::uuid
           OR org_id IN (SELECT uo.org_id FROM user_organizations uo
                         WHERE uo.user_id = current_setting('app.user_id', true)::uuid
                           AND uo.role IN ('owner', 'admin')));

CREATE POLICY index_jobs_select ON index_jobs FOR SELECT
    USING (repository_id IN (SELECT r.id FROM repositories r));
CREATE POLICY index_jobs_insert ON index_jobs FOR INSERT
    WITH CHECK (repository_id IN (SELECT r.id FROM repositories r));

CREATE POLICY indexed_files_select ON indexed_files FOR SELECT
    USING (repository_id IN (SELECT r.id FROM repositories r));
CREATE POLICY indexed_files_insert ON indexed_files FOR INSERT
    WITH CHECK (repository_id IN (SELECT r.id FROM repositories r));

CREATE POLICY symbols_select ON symbols FOR SELECT
    USING (file_id IN (SELECT f.id FROM indexed_files f));
CREATE POLICY symbols_insert ON symbols FOR INSERT
    WITH CHECK (file_id IN (SELECT f.id FROM indexed_files f));

CREATE POLICY references_select ON "references" FOR SELECT
    USING (source_file_id IN (SELECT f.id FROM indexed_files f));
CREATE POLICY references_insert ON "references" FOR INSERT
    WITH CHECK (source_file_id IN (SELECT f.id FROM indexed_files f));

CREATE FUNCTION increment_rate_limit(p_key_id text, p_rate_limit integer) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    this_window timestamptz := date_trunc('hour', now());
    counted integer;
BEGIN
    INSERT INTO rate_limit_counters AS counter (key_id, window_start, request_count)
    VALUES (p_key_id, this_window, 1)
    ON CONFLICT (key_id, window_start) DO UPDATE SET request_count = counter.request_count + 1
    RETURNING counter.request_count INTO counted;

    RETURN jsonb_build_object(
        'request_count', counted,
        'window_start', this_window,
        'rate_limit', p_rate_limit,
        'remaining', greatest(0, p_rate_limit - counted),
        'reset_at', this_window + interval '1 hour');
END
$$;
