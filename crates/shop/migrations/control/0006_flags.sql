-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Flags: the secret that they are derived with, the same on every copy of the shop, and those that students have captured.
ALTER TABLE chaos_state ADD COLUMN flag_secret VARCHAR(64);
CREATE TABLE student_flags (
  student_id BIGINT NOT NULL,
  anomaly VARCHAR(40) NOT NULL,
  captured_at BIGINT NOT NULL,
  PRIMARY KEY (student_id, anomaly)
) {{table}};
