-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What an account was before a flaw changed it, until the flaw is switched off and it is so again. What stands here of a role is
-- all that there is of it.
CREATE TABLE account_history (
  id {{id}},
  user_id BIGINT NOT NULL,
  cause VARCHAR(10) NOT NULL,
  field VARCHAR(20) NOT NULL,
  was VARCHAR(300),
  became VARCHAR(300) NOT NULL,
  by_student VARCHAR(36),
  by_customer VARCHAR(254),
  at BIGINT NOT NULL,
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) {{table}};
CREATE INDEX account_history_by_user ON account_history (user_id, field, id);
CREATE INDEX account_history_by_value ON account_history (field, was);
-- A reset whose token was made of a number keeps it; a random one has none.
CREATE TABLE reset_numbers (
  id {{id}},
  at BIGINT NOT NULL
) {{table}};
ALTER TABLE password_resets ADD COLUMN number BIGINT;
