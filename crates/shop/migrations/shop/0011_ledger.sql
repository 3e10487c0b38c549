-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The books: what moved of stock, points and orders' states, written in the transaction that moved it. From these, the orders and
-- their mails everything can be calculated again. Past orders of the seed have no entries: the books begin with the shop.
-- Pieces that an order asks for (below 0) or gives back (above 0), and the stock before and after. Without an order: the back office.
CREATE TABLE stock_moves (
  id {{id}},
  product_id BIGINT NOT NULL,
  order_id BIGINT,
  pieces BIGINT NOT NULL,
  stock_before BIGINT NOT NULL,
  stock_after BIGINT NOT NULL,
  moved_at BIGINT NOT NULL,
  FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE,
  FOREIGN KEY (order_id) REFERENCES orders (id)
) {{table}};
CREATE INDEX stock_moves_by_product ON stock_moves (product_id, id);
CREATE INDEX stock_moves_by_order ON stock_moves (order_id);
-- Points given to a customer and taken from one: by an order, by its cancelling, or without an order by the back office.
CREATE TABLE points_moves (
  id {{id}},
  user_id BIGINT NOT NULL,
  order_id BIGINT,
  granted BIGINT NOT NULL,
  taken BIGINT NOT NULL,
  moved_at BIGINT NOT NULL,
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  FOREIGN KEY (order_id) REFERENCES orders (id)
) {{table}};
CREATE INDEX points_moves_by_user ON points_moves (user_id, id);
CREATE INDEX points_moves_by_order ON points_moves (order_id);
-- Where an order came from and went to; the first entry of each has no state before.
CREATE TABLE order_moves (
  id {{id}},
  order_id BIGINT NOT NULL,
  state_before VARCHAR(20),
  state_after VARCHAR(20) NOT NULL,
  moved_at BIGINT NOT NULL,
  FOREIGN KEY (order_id) REFERENCES orders (id)
) {{table}};
CREATE INDEX order_moves_by_order ON order_moves (order_id, id);
