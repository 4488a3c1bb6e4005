-- When and how a session or an API token was confirmed. {timestamp} is named as each database names it.

CREATE TABLE confirmation (
    tenant_id VARCHAR(64) NOT NULL,
    bearer VARCHAR(16) NOT NULL CONSTRAINT confirmation_bearer_check CHECK (bearer IN ('login_session', 'api_token')),
    bearer_id BIGINT NOT NULL,
    method VARCHAR(16) NOT NULL CONSTRAINT confirmation_method_check CHECK (method IN ('password', 'oidc')),
    confirmed_at {timestamp} NOT NULL,
    CONSTRAINT confirmation_pk PRIMARY KEY (tenant_id, bearer, bearer_id)
);

CREATE INDEX confirmation_confirmed_at_idx ON confirmation (confirmed_at);
