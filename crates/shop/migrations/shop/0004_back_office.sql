-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The back office: pictures that an admin gave (several copies of the shop share them), and what its questions are looked up by.
CREATE TABLE product_images (
  product_id BIGINT NOT NULL PRIMARY KEY,
  hash VARCHAR(64) NOT NULL,
  format VARCHAR(10) NOT NULL,
  content MEDIUMBLOB NOT NULL,
  FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE
) {{table}};
CREATE INDEX order_items_by_product ON order_items (product_id);
CREATE INDEX users_by_last_name ON users (last_name, id);
