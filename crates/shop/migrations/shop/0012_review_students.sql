-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The number of the student in whose browser a review was written; none for anybody else's.
ALTER TABLE reviews ADD COLUMN student_id BIGINT;
