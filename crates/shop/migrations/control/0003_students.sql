-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Students: who they are, the customer that the shop lent them, and what they have set. Their token is a name in the exercise
-- that the instructor sees and gives as a scope, so it stands here as it is; it is looked up by its hash.
CREATE TABLE students (
  id {{id}},
  token VARCHAR(36) NOT NULL,
  token_hash VARCHAR(64) NOT NULL UNIQUE,
  alias VARCHAR(40) NOT NULL,
  class VARCHAR(40),
  customer_id BIGINT NOT NULL,
  customer_email VARCHAR(254) NOT NULL,
  created_at BIGINT NOT NULL
) {{table}};
ALTER TABLE activations ADD COLUMN student_id BIGINT;
ALTER TABLE activations ADD COLUMN scenario VARCHAR(20);
ALTER TABLE activations ADD COLUMN down_seconds BIGINT;
