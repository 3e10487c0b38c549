-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The audit by what it is searched for, newest first.
CREATE INDEX audit_by_anomaly ON audit (anomaly, at, id);
CREATE INDEX audit_by_actor ON audit (actor, at, id);
CREATE INDEX audit_by_action ON audit (action, at, id);
