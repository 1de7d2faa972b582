--
-- PostgreSQL database dump
--

\restrict oQptcfNaGgU84RTfcEqtxeLh2cf1dshgCsysertpaIj5JFVQw7fwyhuPS1JPrQW

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Data for Name: users; Type: TABLE DATA; Schema: auth; Owner: postgres
--

COPY auth.users (instance_id, id, aud, role, email, encrypted_password, confirmation_token, raw_app_meta_data, raw_user_meta_data, created_at, updated_at, phone, is_sso_user, deleted_at, is_anonymous) FROM stdin;
\N	00000000-0000-0000-0000-000000000001	\N	\N	test-free@example.com	\N	\N	\N	\N	\N	\N	\N	f	\N	f
\N	00000000-0000-0000-0000-000000000002	\N	\N	test-solo@example.com	\N	\N	\N	\N	\N	\N	\N	f	\N	f
\N	00000000-0000-0000-0000-000000000003	\N	\N	test-team@example.com	\N	\N	\N	\N	\N	\N	\N	f	\N	f
\.


--
-- Data for Name: sessions; Type: TABLE DATA; Schema: auth; Owner: postgres
--

COPY auth.sessions (id, user_id, user_agent) FROM stdin;
89578af5-f417-485f-a2b6-d8f6de96110f	00000000-0000-0000-0000-000000000001	curl
23efe694-bd37-4df4-81af-034bc0df42b5	00000000-0000-0000-0000-000000000002	curl
2f157701-f1bc-4ad1-8af2-1c5c0c53c945	00000000-0000-0000-0000-000000000003	curl
\.


--
-- Data for Name: api_keys; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.api_keys (id, user_id, key_id, secret_hash, tier, rate_limit_per_hour, enabled, created_at, last_used_at, metadata) FROM stdin;
09f1bff1-2983-48ce-83ef-254b1727d8fa	00000000-0000-0000-0000-000000000001	test1234567890ab	$2a$10$2hiYN6YlHD8Gyi4o1/EfB.3Xvu/F8OpfTgm8d35hoqaTYCrt.7GvS	free	100	t	2026-11-25 17:22:57.383473+00	\N	{}
fc46c9ad-57d2-4a2e-be2f-358f46084b4a	00000000-0000-0000-0000-000000000002	solo1234567890ab	$2b$10$r6oMJQM6Br8O5YMXqEL5t.M7e3c3A7tCa2Jn.shNu.cHZ2KRpE6l2	solo	1000	t	2026-11-25 17:22:57.383473+00	\N	\N
4cffc5bd-0835-4b00-91db-ad8a4c86a7d4	00000000-0000-0000-0000-000000000003	team1234567890ab	$2a$10$na/IbSXwJRagUTd5oYBU3.ryNb.xlYBYoVJxJYsP2LVPnTLyCjW7q	team	10000	t	2026-11-25 17:22:57.383473+00	\N	{}
5f241895-7764-4e18-9c66-4a4da4686d05	00000000-0000-0000-0000-000000000001	gone1234567890ab	$2a$10$na/IbSXwJRagUTd5oYBU3.ryNb.xlYBYoVJxJYsP2LVPnTLyCjW7q	free	100	f	2026-11-25 17:22:57.383473+00	\N	{}
\.


--
-- Data for Name: organizations; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.organizations (id, name, slug, owner_id, created_at, updated_at, metadata) FROM stdin;
10000000-0000-0000-0000-000000000009	Test Organization	test-org	00000000-0000-0000-0000-000000000003	2026-11-25 17:22:57.383473+00	2026-11-25 17:22:57.383473+00	\N
\.


--
-- Data for Name: repositories; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.repositories (id, user_id, org_id, full_name, git_url, default_branch, last_indexed_at, created_at, updated_at, metadata, installation_id, last_push_at) FROM stdin;
30000000-0000-0000-0000-000000000001	00000000-0000-0000-0000-000000000001	\N	test-user/test-repo	https://github.com/test-user/test-repo	main	\N	2026-11-25 17:22:57.383473+00	2026-11-25 17:22:57.383473+00	{}	\N	\N
30000000-0000-0000-0000-000000000002	\N	10000000-0000-0000-0000-000000000009	test-org/team-repo	\N	\N	\N	2026-11-25 17:22:57.383473+00	2026-11-25 17:22:57.383473+00	\N	2147483647	\N
30000000-0000-0000-0000-000000000003	00000000-0000-0000-0000-000000000002	\N	test-user/test-repo	https://github.com/test-user/test-repo	develop	\N	2026-11-25 17:22:57.383473+00	2026-11-25 17:22:57.383473+00	{"private": true}	1	\N
\.


--
-- Data for Name: dependencies; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.dependencies (id, repository_id, name, version, dependency_type, metadata, created_at) FROM stdin;
70bb7618-e6db-47bb-8823-e2b593683646	30000000-0000-0000-0000-000000000001	zod	^3.22.0	npm	{"dev": true}	2026-11-25 17:22:57.383473+00
4a51455e-b82e-496a-b0f8-9afb6dc96321	30000000-0000-0000-0000-000000000001	flask	\N	python	\N	2026-11-25 17:22:57.383473+00
\.


--
-- Data for Name: indexed_files; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.indexed_files (id, repository_id, path, content, language, size_bytes, indexed_at, metadata) FROM stdin;
50000000-0000-0000-0000-000000000001	30000000-0000-0000-0000-000000000001	src/index.ts	export function parseLanternSize(text: string) { return Number(text); }\n	typescript	\N	2025-10-23 09:00:00+00	\N
50000000-0000-0000-0000-000000000002	30000000-0000-0000-0000-000000000001	src/use.ts	tab\there \\ back\\n \r\ncr; 'quoted' "double"; -- no comment\n\\.\nsnow ☃ parseLanternSize	typescript	86	2025-10-23 09:00:00+00	{}
\.


--
-- Data for Name: symbols; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.symbols (id, file_id, name, kind, line_start, line_end, signature, documentation, metadata, created_at) FROM stdin;
60000000-0000-0000-0000-000000000001	50000000-0000-0000-0000-000000000001	parseLanternSize	function	1	1	\N	\N	\N	2026-11-25 17:22:57.383473+00
\.


--
-- Data for Name: dependency_graph; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.dependency_graph (id, repository_id, from_file_id, to_file_id, from_symbol_id, to_symbol_id, dependency_type, metadata, created_at) FROM stdin;
952e2ea0-2e67-4603-9ddd-ef53f8f14403	30000000-0000-0000-0000-000000000001	50000000-0000-0000-0000-000000000002	50000000-0000-0000-0000-000000000001	\N	\N	file_import	\N	2026-11-25 17:22:57.383473+00
\.


--
-- Data for Name: index_jobs; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.index_jobs (id, repository_id, ref, status, started_at, completed_at, error_message, stats, created_at, queue_job_id, commit_sha) FROM stdin;
40000000-0000-0000-0000-000000000001	30000000-0000-0000-0000-000000000001	main	completed	\N	\N	\N	\N	2026-11-25 17:22:57.383473+00	\N	c0ffee
\.


--
-- Data for Name: migrations; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.migrations (id, name, applied_at) FROM stdin;
\.


--
-- Data for Name: rate_limit_counters; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.rate_limit_counters (id, key_id, window_start, request_count, created_at) FROM stdin;
b5f3afda-0e34-4522-9dfc-13ef76900a8c	test1234567890ab	2025-10-23 08:00:00+00	7	2026-11-25 17:22:57.383473+00
\.


--
-- Data for Name: references; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."references" (id, source_file_id, target_symbol_id, target_file_path, line_number, reference_type, metadata, created_at) FROM stdin;
32d2a12b-f61e-491f-b413-61a42baa9caa	50000000-0000-0000-0000-000000000002	\N	src/index.ts	1	import	\N	2026-11-25 17:22:57.383473+00
4447a2e4-e159-40ff-8c86-c7ab6aa1feb0	50000000-0000-0000-0000-000000000002	60000000-0000-0000-0000-000000000001	\N	2	call	{"column_number": 0}	2026-11-25 17:22:57.383473+00
7ba2ba73-126a-4ae9-a22e-f59a09261b10	50000000-0000-0000-0000-000000000002	60000000-0000-0000-0000-000000000001	\N	2	call	{"column_number": 23}	2026-11-25 17:22:57.383473+00
\.


--
-- Data for Name: user_organizations; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.user_organizations (id, user_id, org_id, role, joined_at) FROM stdin;
7a79e2b4-05e0-430e-aa29-52ca30e8c539	00000000-0000-0000-0000-000000000003	10000000-0000-0000-0000-000000000009	owner	2025-10-23 08:00:00+00
\.


--
-- Data for Name: objects; Type: TABLE DATA; Schema: storage; Owner: postgres
--

COPY storage.objects (id, name, owner) FROM stdin;
1ba92f79-39c5-4017-9596-2f85823d6005	avatar.png	\N
\.


--
-- Data for Name: schema_migrations; Type: TABLE DATA; Schema: supabase_migrations; Owner: postgres
--

COPY supabase_migrations.schema_migrations (version, statements, name) FROM stdin;
20241001000001	\N	initial_schema
20241011000000	\N	fulltext_search_index
20241014000000	\N	symbols_unique_constraint
20241020000000	\N	references_unique_constraint
20241021000000	\N	add_dependency_graph_table
20241021000001	\N	add_job_tracking_columns
20241021000002	\N	add_rls_context_functions
20241021000003	\N	store_indexed_data_function
20241021000004	\N	add_enum_to_symbol_kinds
20241022000000	\N	add_installation_id_to_repositories
20241023000000	\N	add_last_push_at_to_repositories
\.


--
-- Name: migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
--

SELECT pg_catalog.setval('public.migrations_id_seq', 1, false);


--
-- PostgreSQL database dump complete
--

\unrestrict oQptcfNaGgU84RTfcEqtxeLh2cf1dshgCsysertpaIj5JFVQw7fwyhuPS1JPrQW

