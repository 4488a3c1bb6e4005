-- Inboxes. {timestamp} and {collate} are named as each database names them.

CREATE TABLE task_kind (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    process_key VARCHAR(255) NOT NULL,
    element_id VARCHAR(255) NOT NULL,
    title TEXT NOT NULL,
    CONSTRAINT task_kind_pk PRIMARY KEY (tenant_id, id)
);

CREATE INDEX task_kind_tenant_id_process_key_element_id_idx ON task_kind (tenant_id, process_key, element_id);


CREATE TABLE search_term (
    tenant_id VARCHAR(64) NOT NULL,
    term VARCHAR(255){collate} NOT NULL,
    instance_id BIGINT NOT NULL,
    CONSTRAINT search_term_pk PRIMARY KEY (tenant_id, term, instance_id)
);


CREATE TABLE inbox_change (
    tenant_id VARCHAR(64) NOT NULL,
    kind VARCHAR(16) NOT NULL CONSTRAINT inbox_change_kind_check CHECK (kind IN ('user', 'group')),
    ref VARCHAR(255) NOT NULL,
    id BIGINT NOT NULL,
    changes INTEGER NOT NULL,
    CONSTRAINT inbox_change_pk PRIMARY KEY (tenant_id, kind, ref, id)
);


CREATE TABLE task_draft (
    tenant_id VARCHAR(64) NOT NULL,
    instance_id BIGINT NOT NULL,
    activity_id INTEGER NOT NULL,
    user_id VARCHAR(255) NOT NULL,
    variables TEXT NOT NULL,
    saved_at {timestamp} NOT NULL,
    CONSTRAINT task_draft_pk PRIMARY KEY (tenant_id, instance_id, activity_id, user_id)
);
