-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Password resets: only the token's SHA-256 is kept, so that a copy of the database opens no account.
CREATE TABLE password_resets (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  user_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) {{table}};
CREATE INDEX password_resets_by_user ON password_resets (user_id);
CREATE INDEX password_resets_by_expiry ON password_resets (expires_at);
-- One review a customer and product.
CREATE UNIQUE INDEX reviews_once ON reviews (product_id, user_id);
