-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The control plane: who may instruct, what is active, what was done. {{id}} and {{table}} are the engines' two differing words.
CREATE TABLE chaos_state (
  id BIGINT NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL,
  student_mode BIGINT NOT NULL,
  student_shared BIGINT NOT NULL,
  debrief BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
) {{table}};
CREATE TABLE instances (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  seen_at BIGINT NOT NULL
) {{table}};
CREATE TABLE activations (
  id {{id}},
  anomaly VARCHAR(40) NOT NULL,
  dose BIGINT,
  ratio BIGINT,
  guardrail BIGINT,
  scope_kind VARCHAR(20) NOT NULL,
  scope_value VARCHAR(300),
  started_at BIGINT NOT NULL,
  ramp_seconds BIGINT NOT NULL,
  ends_at BIGINT,
  stop_heap_percent BIGINT,
  stop_error_percent BIGINT,
  stop_p95_ms BIGINT,
  created_by VARCHAR(254) NOT NULL,
  reason VARCHAR(500),
  ended_at BIGINT,
  ended_by VARCHAR(254),
  end_reason VARCHAR(40)
) {{table}};
CREATE INDEX activations_by_end ON activations (ended_at, id);
CREATE TABLE audit (
  id {{id}},
  at BIGINT NOT NULL,
  actor VARCHAR(254) NOT NULL,
  action VARCHAR(60) NOT NULL,
  anomaly VARCHAR(40),
  detail TEXT NOT NULL
) {{table}};
CREATE INDEX audit_by_time ON audit (at, id);
CREATE TABLE admin_users (
  id {{id}},
  email VARCHAR(254) NOT NULL UNIQUE,
  password_hash VARCHAR(200) NOT NULL,
  is_super BIGINT NOT NULL,
  can_chaos BIGINT NOT NULL,
  can_monitoring BIGINT NOT NULL,
  can_admin BIGINT NOT NULL,
  can_jmeter BIGINT NOT NULL,
  can_scripts BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
) {{table}};
CREATE TABLE admin_tokens (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  admin_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  FOREIGN KEY (admin_id) REFERENCES admin_users (id) ON DELETE CASCADE
) {{table}};
CREATE INDEX admin_tokens_by_admin ON admin_tokens (admin_id);
