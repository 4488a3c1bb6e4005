-- What a person keeps for the page. {timestamp} is named as each database names it.

CREATE TABLE user_preference (
    tenant_id VARCHAR(64) NOT NULL,
    user_id VARCHAR(255) NOT NULL,
    key VARCHAR(64) NOT NULL,
    value TEXT NOT NULL,
    version INTEGER NOT NULL,
    saved_at {timestamp} NOT NULL,
    CONSTRAINT user_preference_pk PRIMARY KEY (tenant_id, user_id, key)
);
