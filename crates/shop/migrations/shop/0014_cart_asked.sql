-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What a customer asked for of a line whose quantity stands for another's. Nothing in a healthy shop.
ALTER TABLE cart_items ADD COLUMN asked BIGINT;
