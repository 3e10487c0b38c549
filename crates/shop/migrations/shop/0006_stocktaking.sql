-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What a stocktaking has counted so far. Only an unfinished one has rows here.
CREATE TABLE stock_counts (
  count_id BIGINT NOT NULL,
  position BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  PRIMARY KEY (count_id, position)
) {{table}};
-- Orders that were asked for while their products were counted, by what a repeat of theirs is known by.
CREATE TABLE order_tries (
  user_id BIGINT NOT NULL,
  try_key VARCHAR(210) NOT NULL,
  tried_at BIGINT NOT NULL,
  PRIMARY KEY (user_id, try_key)
) {{table}};
