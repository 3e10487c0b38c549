-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What the shop wrote to its customers, and how far SMTP has brought it. A mail that waits has the instant of its next try.
-- An order of a thousand lines makes a mail longer than the 64 KiB of a TEXT.
CREATE TABLE mails (
  id {{id}},
  user_id BIGINT NOT NULL,
  order_id BIGINT,
  kind VARCHAR(20) NOT NULL,
  recipient VARCHAR(254) NOT NULL,
  subject VARCHAR(200) NOT NULL,
  text_body MEDIUMTEXT NOT NULL,
  html_body MEDIUMTEXT NOT NULL,
  sent_at BIGINT NOT NULL,
  smtp_state VARCHAR(20) NOT NULL,
  smtp_tries BIGINT NOT NULL,
  smtp_next_at BIGINT,
  FOREIGN KEY (user_id) REFERENCES users (id),
  FOREIGN KEY (order_id) REFERENCES orders (id)
) {{table}};
CREATE INDEX mails_by_user ON mails (user_id, kind, id);
CREATE INDEX mails_by_order ON mails (order_id);
CREATE INDEX mails_by_state ON mails (smtp_state, smtp_next_at);
