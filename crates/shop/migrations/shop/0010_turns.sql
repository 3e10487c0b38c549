-- SPDX-License-Identifier: AGPL-3.0-or-later
-- How many of a session's calls were made that each may be made once.
ALTER TABLE sessions ADD COLUMN turn BIGINT NOT NULL DEFAULT 0;
-- The callers' own ids of such calls.
CREATE TABLE request_ids (
  request_id VARCHAR(36) NOT NULL PRIMARY KEY,
  used_at BIGINT NOT NULL
) {{table}};
CREATE INDEX request_ids_by_used ON request_ids (used_at);
-- Secrets that every copy of the shop shares.
CREATE TABLE secrets (
  name VARCHAR(40) NOT NULL PRIMARY KEY,
  secret VARCHAR(64) NOT NULL
) {{table}};
