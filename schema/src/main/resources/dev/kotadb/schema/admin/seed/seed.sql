-- Test data with ids that never change. Each statement puts its own rows right and leaves all others alone, so that the
-- whole may run any number of times. The keys' texts are public:
--   kota_free_test1234567890ab_0123456789abcdef0123456789abcdef
--   kota_solo_solo1234567890ab_0123456789abcdef0123456789abcdef
--   kota_team_team1234567890ab_0123456789abcdef0123456789abcdef

DO $$
DECLARE
    taken record;
BEGIN
    SELECT id, email INTO taken FROM auth.users
    WHERE email IN ('test-free@example.com', 'test-solo@example.com', 'test-team@example.com')
      AND id NOT IN ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002',
                     '00000000-0000-0000-0000-000000000003')
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'auth.users has % already, as the user %', taken.email, taken.id
            USING ERRCODE = 'unique_violation';
    END IF;
END
$$;

INSERT INTO auth.users AS u (id, email) VALUES
    ('00000000-0000-0000-0000-000000000001', 'test-free@example.com'),
    ('00000000-0000-0000-0000-000000000002', 'test-solo@example.com'),
    ('00000000-0000-0000-0000-000000000003', 'test-team@example.com')
ON CONFLICT (id) DO UPDATE SET email = excluded.email WHERE u.email IS DISTINCT FROM excluded.email;

-- A platform's table has more columns, some of which its sign-in expects to be filled.
DO $$
DECLARE
    wanted record;
BEGIN
    FOR wanted IN
        SELECT a.attname, v.value
        FROM (VALUES ('instance_id', '00000000-0000-0000-0000-000000000000'), ('aud', 'authenticated'),
                     ('role', 'authenticated'), ('confirmation_token', ''), ('recovery_token', ''), ('email_change', ''),
                     ('email_change_token_new', '')) AS v (attribute, value)
        JOIN pg_attribute a ON a.attrelid = 'auth.users'::regclass AND a.attname = v.attribute AND NOT a.attisdropped
    LOOP
        EXECUTE format('UPDATE auth.users SET %1$I = %2$L WHERE %1$I IS NULL AND id IN (
                            ''00000000-0000-0000-0000-000000000001'', ''00000000-0000-0000-0000-000000000002'',
                            ''00000000-0000-0000-0000-000000000003'')', wanted.attname, wanted.value);
    END LOOP;
END
$$;

INSERT INTO public.organizations AS o (id, name, slug, owner_id) VALUES
    ('10000000-0000-0000-0000-000000000001', 'Test Organization', 'test-org', '00000000-0000-0000-0000-000000000003')
ON CONFLICT (id) DO UPDATE SET name = excluded.name, slug = excluded.slug, owner_id = excluded.owner_id, updated_at = now()
WHERE (o.name, o.slug, o.owner_id) IS DISTINCT FROM (excluded.name, excluded.slug, excluded.owner_id);

INSERT INTO public.user_organizations AS m (id, user_id, org_id, role) VALUES
    ('11000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000003',
     '10000000-0000-0000-0000-000000000001', 'owner')
ON CONFLICT (user_id, org_id) DO UPDATE SET role = excluded.role WHERE m.role <> excluded.role;

-- Hashes of the secrets, the parts behind the last underscore, by bcrypt at cost 10.
INSERT INTO public.api_keys AS k (id, user_id, key_id, secret_hash, tier, rate_limit_per_hour, enabled) VALUES
    ('20000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001', 'test1234567890ab',
     '$2a$10$2hiYN6YlHD8Gyi4o1/EfB.3Xvu/F8OpfTgm8d35hoqaTYCrt.7GvS', 'free', 100, true),
    ('20000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000002', 'solo1234567890ab',
     '$2a$10$r6oMJQM6Br8O5YMXqEL5t.M7e3c3A7tCa2Jn.shNu.cHZ2KRpE6l2', 'solo', 1000, true),
    ('20000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000003', 'team1234567890ab',
     '$2a$10$na/IbSXwJRagUTd5oYBU3.ryNb.xlYBYoVJxJYsP2LVPnTLyCjW7q', 'team', 10000, true)
ON CONFLICT (key_id) DO UPDATE
SET user_id = excluded.user_id, secret_hash = excluded.secret_hash, tier = excluded.tier,
    rate_limit_per_hour = excluded.rate_limit_per_hour, enabled = excluded.enabled
WHERE (k.user_id, k.secret_hash, k.tier, k.rate_limit_per_hour, k.enabled) IS DISTINCT FROM
      (excluded.user_id, excluded.secret_hash, excluded.tier, excluded.rate_limit_per_hour, excluded.enabled);

INSERT INTO public.repositories AS r (id, user_id, org_id, full_name, git_url) VALUES
    ('30000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001', NULL, 'test-free/hello',
     'https://example.com/test-free/hello.git'),
    ('30000000-0000-0000-0000-000000000002', NULL, '10000000-0000-0000-0000-000000000001', 'test-org/counter',
     'https://example.com/test-org/counter.git')
ON CONFLICT (id) DO UPDATE
SET user_id = excluded.user_id, org_id = excluded.org_id, full_name = excluded.full_name, git_url = excluded.git_url,
    updated_at = now()
WHERE (r.user_id, r.org_id, r.full_name, r.git_url) IS DISTINCT FROM
      (excluded.user_id, excluded.org_id, excluded.full_name, excluded.git_url);

-- One file each, stored as any caller of the database stores an index; only where it is not there as it should be.
DO $$
DECLARE
    given record;
BEGIN
    FOR given IN
        SELECT * FROM (VALUES
            ('30000000-0000-0000-0000-000000000001'::uuid, 'src/hello.ts', $file$export function greet(name: string): string {
  return `Hello, ${name}!`;
}

console.log(greet("KotaDB"));
$file$, $json$[
                {"name": "greet", "qualified_name": "greet", "kind": "function", "line_start": 1, "line_end": 3,
                 "signature": "function greet(name: string): string"}
            ]$json$::jsonb, $json$[
                {"name": "greet", "line_number": 5, "column_number": 12, "reference_type": "call",
                 "target_symbol_key": "src/hello.ts::greet::1"}
            ]$json$::jsonb),
            ('30000000-0000-0000-0000-000000000002', 'src/counter.ts', $file$/** Counts how often it was asked. */
export class Counter {
  private count = 0;

  increment(): number {
    this.count += 1;
    return this.count;
  }
}
$file$, $json$[
                {"name": "Counter", "qualified_name": "Counter", "kind": "class", "line_start": 2, "line_end": 9,
                 "signature": "class Counter", "documentation": "Counts how often it was asked."},
                {"name": "count", "qualified_name": "Counter#count", "kind": "property", "line_start": 3, "line_end": 3,
                 "signature": "private count"},
                {"name": "increment", "qualified_name": "Counter#increment()", "kind": "method", "line_start": 5,
                 "line_end": 8, "signature": "increment(): number"}
            ]$json$, $json$[
                {"name": "count", "line_number": 6, "column_number": 9, "reference_type": "property_access",
                 "target_symbol_key": "src/counter.ts::count::3"},
                {"name": "count", "line_number": 7, "column_number": 16, "reference_type": "property_access",
                 "target_symbol_key": "src/counter.ts::count::3"}
            ]$json$)
        ) AS file (repository_id, path, content, symbols, refs)
    LOOP
        CONTINUE WHEN
            (SELECT array_agg(path || ' ' || coalesce(content, '')) FROM public.indexed_files
             WHERE repository_id = given.repository_id) IS NOT DISTINCT FROM ARRAY[given.path || ' ' || given.content]
            AND (SELECT count(*) FROM public.symbols WHERE repository_id = given.repository_id)
                = jsonb_array_length(given.symbols)
            AND (SELECT count(*) FROM public."references" WHERE repository_id = given.repository_id)
                = jsonb_array_length(given.refs)
            AND EXISTS (SELECT FROM public.search_documents WHERE repository_id = given.repository_id);
        PERFORM public.store_indexed_data(
            given.repository_id,
            jsonb_build_array(jsonb_build_object('path', given.path, 'content', given.content, 'language', 'typescript')),
            (SELECT jsonb_agg(entry || jsonb_build_object('file_path', given.path))
             FROM jsonb_array_elements(given.symbols) AS entry),
            (SELECT jsonb_agg(entry || jsonb_build_object('source_file_path', given.path))
             FROM jsonb_array_elements(given.refs) AS entry),
            '[]');
    END LOOP;
END
$$;

INSERT INTO public.index_jobs AS j (id, repository_id, ref, status, started_at, completed_at, stats) VALUES
    ('40000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001', 'main', 'completed',
     '2025-10-23 12:00:00Z', '2025-10-23 12:00:02Z',
     '{"outcomes": {"indexed": 1}, "languages": {"typescript": 1}, "symbols": {"function": 1}, "references": {"call": 1}}')
ON CONFLICT (id) DO UPDATE
SET repository_id = excluded.repository_id, ref = excluded.ref, status = excluded.status, started_at = excluded.started_at,
    completed_at = excluded.completed_at, stats = excluded.stats, error_message = NULL
WHERE (j.repository_id, j.ref, j.status, j.started_at, j.completed_at, j.stats, j.error_message) IS DISTINCT FROM
      (excluded.repository_id, excluded.ref, excluded.status, excluded.started_at, excluded.completed_at, excluded.stats,
       NULL::text);
