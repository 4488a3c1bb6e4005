-- Uploaded files. {timestamp} is named as each database names it.

CREATE TABLE file (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    name TEXT NOT NULL,
    type VARCHAR(16) NOT NULL,
    size BIGINT NOT NULL,
    uploaded_by VARCHAR(255) NOT NULL,
    uploaded_at {timestamp} NOT NULL,
    instance_id BIGINT,
    CONSTRAINT file_pk PRIMARY KEY (tenant_id, id)
);

CREATE INDEX file_tenant_id_instance_id_idx ON file (tenant_id, instance_id);
