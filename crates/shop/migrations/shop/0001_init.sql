-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The shop. Money is integer cents, instants are epoch milliseconds, booleans 0 or 1.
CREATE TABLE categories (
  code VARCHAR(40) NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL,
  product_count BIGINT NOT NULL
) {{table}};
CREATE TABLE products (
  id {{id}},
  name VARCHAR(200) NOT NULL,
  description TEXT NOT NULL,
  price_cents BIGINT NOT NULL CHECK (price_cents >= 0),
  category VARCHAR(40) NOT NULL,
  stock BIGINT NOT NULL CHECK (stock >= 0),
  image_url VARCHAR(300) NOT NULL,
  pedagogique BIGINT NOT NULL,
  rating_sum BIGINT NOT NULL,
  rating_count BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  FOREIGN KEY (category) REFERENCES categories (code)
) {{table}};
CREATE INDEX products_by_name ON products (name, id);
CREATE INDEX products_by_price ON products (price_cents, id);
CREATE INDEX products_by_stock ON products (stock, id);
CREATE INDEX products_by_created ON products (created_at, id);
CREATE INDEX products_by_category ON products (category, id);
CREATE INDEX products_by_category_name ON products (category, name, id);
CREATE INDEX products_by_category_price ON products (category, price_cents, id);
CREATE TABLE product_words (
  word VARCHAR(40) NOT NULL,
  product_id BIGINT NOT NULL,
  PRIMARY KEY (word, product_id),
  FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE
) {{table}};
CREATE INDEX product_words_by_product ON product_words (product_id);
CREATE TABLE users (
  id {{id}},
  email VARCHAR(254) NOT NULL UNIQUE,
  password_hash VARCHAR(200) NOT NULL,
  civility VARCHAR(3) NOT NULL,
  first_name VARCHAR(100) NOT NULL,
  last_name VARCHAR(100) NOT NULL,
  birth_date VARCHAR(10),
  phone VARCHAR(30),
  street VARCHAR(200),
  postal_code VARCHAR(16),
  city VARCHAR(100),
  region VARCHAR(100),
  country VARCHAR(2),
  loyalty_points BIGINT NOT NULL,
  created_at BIGINT NOT NULL
) {{table}};
CREATE TABLE reviews (
  id {{id}},
  product_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  rating BIGINT NOT NULL,
  body TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users (id)
) {{table}};
CREATE INDEX reviews_by_product ON reviews (product_id, id);
CREATE INDEX reviews_by_user ON reviews (user_id);
CREATE TABLE sessions (
  id_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  user_id BIGINT,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  ended_at BIGINT,
  security_token VARCHAR(64),
  checkout TEXT,
  FOREIGN KEY (user_id) REFERENCES users (id)
) {{table}};
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_last_seen ON sessions (last_seen_at);
CREATE TABLE cart_items (
  id {{id}},
  user_id BIGINT,
  session_hash VARCHAR(64),
  product_id BIGINT NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  UNIQUE (user_id, product_id),
  UNIQUE (session_hash, product_id),
  FOREIGN KEY (user_id) REFERENCES users (id),
  FOREIGN KEY (session_hash) REFERENCES sessions (id_hash) ON DELETE CASCADE,
  FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE
) {{table}};
CREATE INDEX cart_items_by_product ON cart_items (product_id);
CREATE TABLE promo_codes (
  code VARCHAR(40) NOT NULL PRIMARY KEY,
  kind VARCHAR(20) NOT NULL,
  percent BIGINT NOT NULL,
  amount_cents BIGINT NOT NULL,
  min_goods_cents BIGINT NOT NULL,
  expires_at BIGINT
) {{table}};
CREATE TABLE orders (
  id {{id}},
  user_id BIGINT NOT NULL,
  status VARCHAR(20) NOT NULL,
  created_at BIGINT NOT NULL,
  paid_at BIGINT,
  goods_cents BIGINT NOT NULL,
  discount_cents BIGINT NOT NULL,
  voucher_cents BIGINT NOT NULL,
  shipping_cents BIGINT NOT NULL,
  shipping_vat_cents BIGINT NOT NULL,
  vat_cents BIGINT NOT NULL,
  total_cents BIGINT NOT NULL,
  to_pay_cents BIGINT NOT NULL,
  points BIGINT NOT NULL,
  promo_code VARCHAR(40),
  shipping_mode VARCHAR(20) NOT NULL,
  first_name VARCHAR(100) NOT NULL,
  last_name VARCHAR(100) NOT NULL,
  street VARCHAR(200) NOT NULL,
  postal_code VARCHAR(16) NOT NULL,
  city VARCHAR(100) NOT NULL,
  region VARCHAR(100),
  country VARCHAR(2) NOT NULL,
  phone VARCHAR(30),
  security_token VARCHAR(64) UNIQUE,
  idempotency_key VARCHAR(200),
  UNIQUE (user_id, idempotency_key),
  FOREIGN KEY (user_id) REFERENCES users (id)
) {{table}};
CREATE INDEX orders_by_user ON orders (user_id, id);
CREATE INDEX orders_by_status ON orders (status, created_at);
CREATE TABLE order_items (
  id {{id}},
  order_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  name VARCHAR(200) NOT NULL,
  quantity BIGINT NOT NULL,
  unit_price_cents BIGINT NOT NULL,
  line_total_cents BIGINT NOT NULL,
  discount_cents BIGINT NOT NULL,
  vat_cents BIGINT NOT NULL,
  FOREIGN KEY (order_id) REFERENCES orders (id)
) {{table}};
CREATE INDEX order_items_by_order ON order_items (order_id, id);
CREATE TABLE payments (
  id {{id}},
  order_id BIGINT NOT NULL UNIQUE,
  brand VARCHAR(20) NOT NULL,
  last4 VARCHAR(4) NOT NULL,
  status VARCHAR(20) NOT NULL,
  amount_cents BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  FOREIGN KEY (order_id) REFERENCES orders (id)
) {{table}};
