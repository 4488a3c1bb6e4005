-- Refused commands of a case are asked for at every claim and completion, however long its history is.

CREATE INDEX event_refused_idx ON event (tenant_id, instance_id) WHERE type = 'command-refused';
