-- Applications filled in and not submitted; which uploads a draft names. {timestamp} is named as each database names it.

CREATE TABLE start_draft (
    tenant_id VARCHAR(64) NOT NULL,
    user_id VARCHAR(255) NOT NULL,
    process_key VARCHAR(255) NOT NULL,
    form_id BIGINT NOT NULL,
    variables TEXT NOT NULL,
    files TEXT NOT NULL,
    version INTEGER NOT NULL,
    saved_at {timestamp} NOT NULL,
    CONSTRAINT start_draft_pk PRIMARY KEY (tenant_id, user_id, process_key)
);

CREATE INDEX start_draft_tenant_id_saved_at_idx ON start_draft (tenant_id, saved_at);

ALTER TABLE task_draft ADD COLUMN files TEXT DEFAULT '' NOT NULL;

CREATE INDEX task_draft_tenant_id_user_id_idx ON task_draft (tenant_id, user_id);
