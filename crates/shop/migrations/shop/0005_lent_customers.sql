-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Customers lent to students, as they were on the day they were made: a data reset makes them anew from here, under the same
-- number. No foreign key: this row outlives the customer's.
CREATE TABLE lent_customers (
  id BIGINT NOT NULL PRIMARY KEY,
  email VARCHAR(254) NOT NULL,
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
