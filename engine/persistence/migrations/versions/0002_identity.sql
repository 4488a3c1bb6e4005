-- Who is who. {timestamp} is named as each database names it.

CREATE TABLE api_token (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    person_id VARCHAR(255) NOT NULL,
    name VARCHAR(255) NOT NULL,
    token_hash VARCHAR(64) NOT NULL,
    scopes VARCHAR(255) NOT NULL,
    created_at {timestamp} NOT NULL,
    expires_at {timestamp} NOT NULL,
    revoked_at {timestamp},
    CONSTRAINT api_token_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT api_token_tenant_id_token_hash_key UNIQUE (tenant_id, token_hash)
);

CREATE INDEX api_token_tenant_id_person_id_idx ON api_token (tenant_id, person_id);


CREATE TABLE credential (
    tenant_id VARCHAR(64) NOT NULL,
    person_id VARCHAR(255) NOT NULL,
    password_hash TEXT NOT NULL,
    changed_at {timestamp} NOT NULL,
    must_change BOOLEAN NOT NULL,
    CONSTRAINT credential_pk PRIMARY KEY (tenant_id, person_id)
);


CREATE TABLE credential_history (
    tenant_id VARCHAR(64) NOT NULL,
    person_id VARCHAR(255) NOT NULL,
    changed_at {timestamp} NOT NULL,
    password_hash TEXT NOT NULL,
    CONSTRAINT credential_history_pk PRIMARY KEY (tenant_id, person_id, changed_at)
);


CREATE TABLE group_membership (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    person_id VARCHAR(255) NOT NULL,
    group_key VARCHAR(255) NOT NULL,
    valid_from {timestamp} NOT NULL,
    valid_to {timestamp},
    CONSTRAINT group_membership_pk PRIMARY KEY (tenant_id, id)
);

CREATE INDEX group_membership_tenant_id_group_key_idx ON group_membership (tenant_id, group_key);

CREATE INDEX group_membership_tenant_id_person_id_idx ON group_membership (tenant_id, person_id);


CREATE TABLE login_session (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    person_id VARCHAR(255) NOT NULL,
    token_hash VARCHAR(64) NOT NULL,
    method VARCHAR(16) NOT NULL CONSTRAINT login_session_method_check CHECK (method IN ('password', 'oidc')),
    created_at {timestamp} NOT NULL,
    seen_at {timestamp} NOT NULL,
    expires_at {timestamp} NOT NULL,
    revoked_at {timestamp},
    address VARCHAR(64) NOT NULL,
    agent VARCHAR(255) NOT NULL,
    CONSTRAINT login_session_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT login_session_tenant_id_token_hash_key UNIQUE (tenant_id, token_hash)
);

CREATE INDEX login_session_expires_at_idx ON login_session (expires_at);

CREATE INDEX login_session_tenant_id_person_id_idx ON login_session (tenant_id, person_id);


CREATE TABLE oidc_identity (
    tenant_id VARCHAR(64) NOT NULL,
    issuer VARCHAR(255) NOT NULL,
    subject VARCHAR(255) NOT NULL,
    person_id VARCHAR(255) NOT NULL,
    linked_at {timestamp} NOT NULL,
    CONSTRAINT oidc_identity_pk PRIMARY KEY (tenant_id, issuer, subject)
);

CREATE INDEX oidc_identity_tenant_id_person_id_idx ON oidc_identity (tenant_id, person_id);


CREATE TABLE oidc_request (
    tenant_id VARCHAR(64) NOT NULL,
    state_hash VARCHAR(64) NOT NULL,
    nonce VARCHAR(64) NOT NULL,
    code_verifier VARCHAR(128) NOT NULL,
    return_to VARCHAR(255) NOT NULL,
    expires_at {timestamp} NOT NULL,
    CONSTRAINT oidc_request_pk PRIMARY KEY (tenant_id, state_hash)
);

CREATE INDEX oidc_request_expires_at_idx ON oidc_request (expires_at);


CREATE TABLE person (
    tenant_id VARCHAR(64) NOT NULL,
    id VARCHAR(255) NOT NULL,
    name VARCHAR(255) NOT NULL,
    kind VARCHAR(16) NOT NULL CONSTRAINT person_kind_check CHECK (kind IN ('person', 'service')),
    email VARCHAR(255),
    created_at {timestamp} NOT NULL,
    valid_from {timestamp} NOT NULL,
    valid_to {timestamp},
    locked_at {timestamp},
    CONSTRAINT person_pk PRIMARY KEY (tenant_id, id)
);


CREATE TABLE post (
    tenant_id VARCHAR(64) NOT NULL,
    unit_key VARCHAR(255) NOT NULL,
    key VARCHAR(255) NOT NULL,
    name VARCHAR(255) NOT NULL,
    supervises BOOLEAN NOT NULL,
    CONSTRAINT post_pk PRIMARY KEY (tenant_id, unit_key, key)
);


CREATE TABLE post_holding (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    person_id VARCHAR(255) NOT NULL,
    unit_key VARCHAR(255) NOT NULL,
    post_key VARCHAR(255) NOT NULL,
    kind VARCHAR(16) NOT NULL CONSTRAINT post_holding_kind_check CHECK (kind IN ('principal', 'deputy')),
    valid_from {timestamp} NOT NULL,
    valid_to {timestamp},
    CONSTRAINT post_holding_pk PRIMARY KEY (tenant_id, id)
);

CREATE INDEX post_holding_tenant_id_person_id_idx ON post_holding (tenant_id, person_id);

CREATE INDEX post_holding_tenant_id_unit_key_post_key_idx ON post_holding (tenant_id, unit_key, post_key);


CREATE TABLE process_instance_unit (
    tenant_id VARCHAR(64) NOT NULL,
    unit_key VARCHAR(255) NOT NULL,
    instance_id BIGINT NOT NULL,
    CONSTRAINT process_instance_unit_pk PRIMARY KEY (tenant_id, unit_key, instance_id)
);

CREATE INDEX process_instance_unit_tenant_id_instance_id_idx ON process_instance_unit (tenant_id, instance_id);


CREATE TABLE role_assignment (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    person_id VARCHAR(255) NOT NULL,
    role VARCHAR(64) NOT NULL,
    valid_from {timestamp} NOT NULL,
    valid_to {timestamp},
    CONSTRAINT role_assignment_pk PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX role_assignment_one_administrator_key ON role_assignment (tenant_id, person_id) WHERE valid_to IS NULL AND role IN ('system-administrator', 'security-administrator', 'audit-administrator');

CREATE INDEX role_assignment_tenant_id_person_id_idx ON role_assignment (tenant_id, person_id);


CREATE TABLE sign_in_attempt (
    tenant_id VARCHAR(64) NOT NULL,
    kind VARCHAR(16) NOT NULL CONSTRAINT sign_in_attempt_kind_check CHECK (kind IN ('account', 'address')),
    subject VARCHAR(64) NOT NULL,
    failures INTEGER NOT NULL,
    last_at {timestamp} NOT NULL,
    locked_until {timestamp},
    CONSTRAINT sign_in_attempt_pk PRIMARY KEY (tenant_id, kind, subject)
);

CREATE INDEX sign_in_attempt_last_at_idx ON sign_in_attempt (last_at);


CREATE TABLE unit (
    tenant_id VARCHAR(64) NOT NULL,
    key VARCHAR(255) NOT NULL,
    valid_from {timestamp} NOT NULL,
    valid_to {timestamp},
    name VARCHAR(255) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    parent_key VARCHAR(255),
    CONSTRAINT unit_pk PRIMARY KEY (tenant_id, key, valid_from)
);

CREATE UNIQUE INDEX unit_present_key ON unit (tenant_id, key) WHERE valid_to IS NULL;

CREATE INDEX unit_tenant_id_parent_key_idx ON unit (tenant_id, parent_key);


CREATE TABLE user_group (
    tenant_id VARCHAR(64) NOT NULL,
    key VARCHAR(255) NOT NULL,
    name VARCHAR(255) NOT NULL,
    CONSTRAINT user_group_pk PRIMARY KEY (tenant_id, key)
);


CREATE INDEX user_task_represented_idx ON user_task (tenant_id, completed_on_behalf_of, instance_id) WHERE completed_on_behalf_of IS NOT NULL;
