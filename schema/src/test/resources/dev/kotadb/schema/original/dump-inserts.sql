--
-- PostgreSQL database dump
--

\restrict OBXh7iWFnUmtg3nwsszQYLbBjgxJnseV5gWQfFA66Y7a2WQgEBPlBZMdlLb547F

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
-- Data for Name: api_keys; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.api_keys VALUES ('09f1bff1-2983-48ce-83ef-254b1727d8fa', '00000000-0000-0000-0000-000000000001', 'test1234567890ab', '$2a$10$2hiYN6YlHD8Gyi4o1/EfB.3Xvu/F8OpfTgm8d35hoqaTYCrt.7GvS', 'free', 100, true, '2026-11-25 17:22:57.383473+00', NULL, '{}');
INSERT INTO public.api_keys VALUES ('fc46c9ad-57d2-4a2e-be2f-358f46084b4a', '00000000-0000-0000-0000-000000000002', 'solo1234567890ab', '$2b$10$r6oMJQM6Br8O5YMXqEL5t.M7e3c3A7tCa2Jn.shNu.cHZ2KRpE6l2', 'solo', 1000, true, '2026-11-25 17:22:57.383473+00', NULL, NULL);
INSERT INTO public.api_keys VALUES ('4cffc5bd-0835-4b00-91db-ad8a4c86a7d4', '00000000-0000-0000-0000-000000000003', 'team1234567890ab', '$2a$10$na/IbSXwJRagUTd5oYBU3.ryNb.xlYBYoVJxJYsP2LVPnTLyCjW7q', 'team', 10000, true, '2026-11-25 17:22:57.383473+00', NULL, '{}');
INSERT INTO public.api_keys VALUES ('5f241895-7764-4e18-9c66-4a4da4686d05', '00000000-0000-0000-0000-000000000001', 'gone1234567890ab', '$2a$10$na/IbSXwJRagUTd5oYBU3.ryNb.xlYBYoVJxJYsP2LVPnTLyCjW7q', 'free', 100, false, '2026-11-25 17:22:57.383473+00', NULL, '{}');


--
-- Data for Name: organizations; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.organizations VALUES ('10000000-0000-0000-0000-000000000009', 'Test Organization', 'test-org', '00000000-0000-0000-0000-000000000003', '2026-11-25 17:22:57.383473+00', '2026-11-25 17:22:57.383473+00', NULL);


--
-- Data for Name: repositories; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.repositories VALUES ('30000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001', NULL, 'test-user/test-repo', 'https://github.com/test-user/test-repo', 'main', NULL, '2026-11-25 17:22:57.383473+00', '2026-11-25 17:22:57.383473+00', '{}', NULL, NULL);
INSERT INTO public.repositories VALUES ('30000000-0000-0000-0000-000000000002', NULL, '10000000-0000-0000-0000-000000000009', 'test-org/team-repo', NULL, NULL, NULL, '2026-11-25 17:22:57.383473+00', '2026-11-25 17:22:57.383473+00', NULL, 2147483647, NULL);
INSERT INTO public.repositories VALUES ('30000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000002', NULL, 'test-user/test-repo', 'https://github.com/test-user/test-repo', 'develop', NULL, '2026-11-25 17:22:57.383473+00', '2026-11-25 17:22:57.383473+00', '{"private": true}', 1, NULL);


--
-- Data for Name: dependencies; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.dependencies VALUES ('70bb7618-e6db-47bb-8823-e2b593683646', '30000000-0000-0000-0000-000000000001', 'zod', '^3.22.0', 'npm', '{"dev": true}', '2026-11-25 17:22:57.383473+00');
INSERT INTO public.dependencies VALUES ('4a51455e-b82e-496a-b0f8-9afb6dc96321', '30000000-0000-0000-0000-000000000001', 'flask', NULL, 'python', NULL, '2026-11-25 17:22:57.383473+00');


--
-- Data for Name: indexed_files; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.indexed_files VALUES ('50000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001', 'src/index.ts', 'export function parseLanternSize(text: string) { return Number(text); }
', 'typescript', NULL, '2025-10-23 09:00:00+00', NULL);
INSERT INTO public.indexed_files VALUES ('50000000-0000-0000-0000-000000000002', '30000000-0000-0000-0000-000000000001', 'src/use.ts', 'tab	here \ back\n 
cr; ''quoted'' "double"; -- no comment
\.
snow ☃ parseLanternSize', 'typescript', 86, '2025-10-23 09:00:00+00', '{}');


--
-- Data for Name: symbols; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.symbols VALUES ('60000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000001', 'parseLanternSize', 'function', 1, 1, NULL, NULL, NULL, '2026-11-25 17:22:57.383473+00');


--
-- Data for Name: dependency_graph; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.dependency_graph VALUES ('952e2ea0-2e67-4603-9ddd-ef53f8f14403', '30000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000002', '50000000-0000-0000-0000-000000000001', NULL, NULL, 'file_import', NULL, '2026-11-25 17:22:57.383473+00');


--
-- Data for Name: index_jobs; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.index_jobs VALUES ('40000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001', 'main', 'completed', NULL, NULL, NULL, NULL, '2026-11-25 17:22:57.383473+00', NULL, 'c0ffee');


--
-- Data for Name: migrations; Type: TABLE DATA; Schema: public; Owner: postgres
--



--
-- Data for Name: rate_limit_counters; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.rate_limit_counters VALUES ('b5f3afda-0e34-4522-9dfc-13ef76900a8c', 'test1234567890ab', '2025-10-23 08:00:00+00', 7, '2026-11-25 17:22:57.383473+00');


--
-- Data for Name: references; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public."references" VALUES ('32d2a12b-f61e-491f-b413-61a42baa9caa', '50000000-0000-0000-0000-000000000002', NULL, 'src/index.ts', 1, 'import', NULL, '2026-11-25 17:22:57.383473+00');
INSERT INTO public."references" VALUES ('4447a2e4-e159-40ff-8c86-c7ab6aa1feb0', '50000000-0000-0000-0000-000000000002', '60000000-0000-0000-0000-000000000001', NULL, 2, 'call', '{"column_number": 0}', '2026-11-25 17:22:57.383473+00');
INSERT INTO public."references" VALUES ('7ba2ba73-126a-4ae9-a22e-f59a09261b10', '50000000-0000-0000-0000-000000000002', '60000000-0000-0000-0000-000000000001', NULL, 2, 'call', '{"column_number": 23}', '2026-11-25 17:22:57.383473+00');


--
-- Data for Name: user_organizations; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.user_organizations VALUES ('7a79e2b4-05e0-430e-aa29-52ca30e8c539', '00000000-0000-0000-0000-000000000003', '10000000-0000-0000-0000-000000000009', 'owner', '2025-10-23 08:00:00+00');


--
-- Name: migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
--

SELECT pg_catalog.setval('public.migrations_id_seq', 1, false);


--
-- PostgreSQL database dump complete
--

\unrestrict OBXh7iWFnUmtg3nwsszQYLbBjgxJnseV5gWQfFA66Y7a2WQgEBPlBZMdlLb547F

