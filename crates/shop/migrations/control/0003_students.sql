-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Students: who they are, the customer that the shop lent them, and what they have set. Their token is a name in the exercise
-- that the instructor sees and gives as a scope, so it stands here as it is; it is looked up by its hash.
CREATE TABLE students (
  id {{id}},
  token VARCHAR(36) NOT NULL,
  token_hash VARCHAR(64) NOT NULL UNIQUE,
  alias VARCHAR(40) NOT NULL,
  customer_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
) {{table}};
CREATE INDEX students_by_customer ON students (customer_id);
ALTER TABLE activations ADD COLUMN student_id BIGINT;
ALTER TABLE activations ADD COLUMN scenario VARCHAR(20);
ALTER TABLE activations ADD COLUMN down_seconds BIGINT;
