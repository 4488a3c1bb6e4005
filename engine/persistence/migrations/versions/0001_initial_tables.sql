-- The tables of version 0.1.0. {timestamp} and {bytes} are named as each database names them.

CREATE TABLE administrative_chain (
    tenant_id VARCHAR(64) NOT NULL,
    event_seq INTEGER NOT NULL,
    event_head {bytes} NOT NULL,
    CONSTRAINT administrative_chain_pk PRIMARY KEY (tenant_id)
);


CREATE TABLE checkpoint (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    sealed_at {timestamp} NOT NULL,
    covers_until {timestamp} NOT NULL,
    leaf_count INTEGER NOT NULL,
    root {bytes} NOT NULL,
    previous_root {bytes} NOT NULL,
    key_id VARCHAR(255) NOT NULL,
    signature {bytes} NOT NULL,
    CONSTRAINT checkpoint_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT checkpoint_tenant_id_number_key UNIQUE (tenant_id, number)
);


CREATE TABLE checkpoint_leaf (
    tenant_id VARCHAR(64) NOT NULL,
    checkpoint_id BIGINT NOT NULL,
    instance_id BIGINT NOT NULL,
    event_seq INTEGER NOT NULL,
    event_head {bytes} NOT NULL,
    CONSTRAINT checkpoint_leaf_pk PRIMARY KEY (tenant_id, checkpoint_id, instance_id)
);

CREATE INDEX checkpoint_leaf_tenant_id_instance_id_idx
    ON checkpoint_leaf (tenant_id, instance_id);


CREATE TABLE correlation_lock (
    tenant_id VARCHAR(64) NOT NULL,
    bucket INTEGER NOT NULL,
    CONSTRAINT correlation_lock_pk PRIMARY KEY (tenant_id, bucket)
);


CREATE TABLE decision_definition (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    key VARCHAR(255) NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR(255) NOT NULL,
    deployment_id BIGINT NOT NULL,
    resource_name VARCHAR(255) NOT NULL,
    content_hash VARCHAR(64) NOT NULL,
    created_at {timestamp} NOT NULL,
    CONSTRAINT decision_definition_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT decision_definition_tenant_id_key_version_key UNIQUE (tenant_id, key, version)
);

CREATE INDEX decision_definition_tenant_id_deployment_id_idx
    ON decision_definition (tenant_id, deployment_id);


CREATE TABLE deployment (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    name VARCHAR(255) NOT NULL,
    deployed_at {timestamp} NOT NULL,
    deployed_by VARCHAR(255) NOT NULL,
    CONSTRAINT deployment_pk PRIMARY KEY (tenant_id, id)
);


CREATE TABLE event (
    tenant_id VARCHAR(64) NOT NULL,
    instance_id BIGINT NOT NULL,
    seq INTEGER NOT NULL,
    at {timestamp} NOT NULL,
    actor VARCHAR(255) NOT NULL,
    on_behalf_of VARCHAR(255),
    type VARCHAR(64) NOT NULL,
    element_id VARCHAR(255),
    activity_id INTEGER,
    scope_id INTEGER NOT NULL,
    data TEXT NOT NULL,
    prev_hash {bytes} NOT NULL,
    hash {bytes} NOT NULL,
    CONSTRAINT event_pk PRIMARY KEY (tenant_id, instance_id, seq)
);

CREATE INDEX event_tenant_id_at_idx
    ON event (tenant_id, at);


CREATE TABLE form_definition (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    key VARCHAR(255) NOT NULL,
    version INTEGER NOT NULL,
    deployment_id BIGINT NOT NULL,
    resource_name VARCHAR(255) NOT NULL,
    content_hash VARCHAR(64) NOT NULL,
    created_at {timestamp} NOT NULL,
    CONSTRAINT form_definition_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT form_definition_tenant_id_key_version_key UNIQUE (tenant_id, key, version)
);

CREATE INDEX form_definition_tenant_id_deployment_id_idx
    ON form_definition (tenant_id, deployment_id);


CREATE TABLE idempotency_key (
    tenant_id VARCHAR(64) NOT NULL,
    key VARCHAR(255) NOT NULL,
    command_hash VARCHAR(64) NOT NULL,
    result TEXT,
    created_at {timestamp} NOT NULL,
    CONSTRAINT idempotency_key_pk PRIMARY KEY (tenant_id, key)
);

CREATE INDEX idempotency_key_created_at_idx
    ON idempotency_key (created_at);


CREATE TABLE incident (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    instance_id BIGINT,
    activity_id INTEGER,
    job_id BIGINT,
    element_id VARCHAR(255),
    kind VARCHAR(32) NOT NULL,
    message_key VARCHAR(255) NOT NULL,
    params TEXT NOT NULL,
    detail TEXT,
    status VARCHAR(16) NOT NULL CONSTRAINT incident_status_check CHECK (status IN ('open', 'resolved')),
    created_at {timestamp} NOT NULL,
    resolved_at {timestamp},
    resolved_by VARCHAR(255),
    CONSTRAINT incident_pk PRIMARY KEY (tenant_id, id)
);

CREATE INDEX incident_job_idx
    ON incident (tenant_id, job_id)
    WHERE job_id IS NOT NULL;

CREATE INDEX incident_open_idx
    ON incident (tenant_id, id)
    WHERE status = 'open';

CREATE INDEX incident_tenant_id_instance_id_activity_id_idx
    ON incident (tenant_id, instance_id, activity_id);


CREATE TABLE job (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    kind VARCHAR(32) NOT NULL,
    instance_id BIGINT,
    activity_id INTEGER,
    subscription_id INTEGER,
    element_id VARCHAR(255),
    type VARCHAR(255),
    due_at {timestamp} NOT NULL,
    retries INTEGER NOT NULL,
    lock_owner VARCHAR(255),
    lock_expires_at {timestamp},
    payload TEXT NOT NULL,
    error TEXT,
    held BOOLEAN NOT NULL,
    created_at {timestamp} NOT NULL,
    CONSTRAINT job_pk PRIMARY KEY (tenant_id, id)
);

CREATE INDEX job_due_idx
    ON job (due_at, id)
    WHERE retries > 0 AND NOT held AND kind <> 'external';

CREATE INDEX job_external_idx
    ON job (tenant_id, type, due_at, id)
    WHERE retries > 0 AND NOT held AND kind = 'external';

CREATE INDEX job_lock_owner_idx
    ON job (lock_owner)
    WHERE lock_owner IS NOT NULL;

CREATE INDEX job_tenant_id_instance_id_subscription_id_idx
    ON job (tenant_id, instance_id, subscription_id);


CREATE TABLE message (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    name VARCHAR(255) NOT NULL,
    correlation_key VARCHAR(255) NOT NULL,
    variables TEXT NOT NULL,
    published_at {timestamp} NOT NULL,
    published_by VARCHAR(255) NOT NULL,
    expires_at {timestamp} NOT NULL,
    CONSTRAINT message_pk PRIMARY KEY (tenant_id, id)
);

CREATE INDEX message_expires_at_idx
    ON message (expires_at);

CREATE INDEX message_tenant_id_name_correlation_key_published_at_id_idx
    ON message (tenant_id, name, correlation_key, published_at, id);


CREATE TABLE message_subscription (
    tenant_id VARCHAR(64) NOT NULL,
    instance_id BIGINT NOT NULL,
    subscription_id INTEGER NOT NULL,
    activity_id INTEGER NOT NULL,
    element_id VARCHAR(255) NOT NULL,
    name VARCHAR(255) NOT NULL,
    correlation_key VARCHAR(255) NOT NULL,
    created_at {timestamp} NOT NULL,
    CONSTRAINT message_subscription_pk PRIMARY KEY (tenant_id, instance_id, subscription_id)
);

CREATE INDEX message_subscription_waiting_idx
    ON message_subscription (tenant_id, name, correlation_key, created_at, instance_id, subscription_id);


CREATE TABLE process_definition (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    key VARCHAR(255) NOT NULL,
    version INTEGER NOT NULL,
    version_tag VARCHAR(255),
    name VARCHAR(255) NOT NULL,
    deployment_id BIGINT NOT NULL,
    resource_name VARCHAR(255) NOT NULL,
    content_hash VARCHAR(64) NOT NULL,
    created_at {timestamp} NOT NULL,
    CONSTRAINT process_definition_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT process_definition_tenant_id_key_version_key UNIQUE (tenant_id, key, version)
);

CREATE INDEX process_definition_tenant_id_deployment_id_idx
    ON process_definition (tenant_id, deployment_id);

CREATE INDEX process_definition_tenant_id_key_version_tag_idx
    ON process_definition (tenant_id, key, version_tag);


CREATE TABLE process_instance (
    tenant_id VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    definition_id BIGINT NOT NULL,
    process_key VARCHAR(255) NOT NULL,
    business_key VARCHAR(255),
    status VARCHAR(16) NOT NULL CONSTRAINT process_instance_status_check CHECK (status IN ('active', 'suspended', 'completed', 'cancelled')),
    started_at {timestamp} NOT NULL,
    started_by VARCHAR(255) NOT NULL,
    ended_at {timestamp},
    state {bytes} NOT NULL,
    state_format INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    event_seq INTEGER NOT NULL,
    event_head {bytes} NOT NULL,
    incident_count INTEGER NOT NULL,
    CONSTRAINT process_instance_pk PRIMARY KEY (tenant_id, id)
);

CREATE INDEX process_instance_active_idx
    ON process_instance (tenant_id, id)
    WHERE status = 'active';

CREATE INDEX process_instance_incidents_idx
    ON process_instance (tenant_id, id)
    WHERE incident_count > 0;

CREATE INDEX process_instance_suspended_idx
    ON process_instance (tenant_id, id)
    WHERE status = 'suspended';

CREATE INDEX process_instance_tenant_id_business_key_idx
    ON process_instance (tenant_id, business_key);

CREATE INDEX process_instance_tenant_id_definition_id_status_idx
    ON process_instance (tenant_id, definition_id, status);

CREATE INDEX process_instance_tenant_id_process_key_id_idx
    ON process_instance (tenant_id, process_key, id);

CREATE INDEX process_instance_tenant_id_process_key_status_id_idx
    ON process_instance (tenant_id, process_key, status, id);

CREATE INDEX process_instance_tenant_id_started_by_id_idx
    ON process_instance (tenant_id, started_by, id);


CREATE TABLE resource (
    tenant_id VARCHAR(64) NOT NULL,
    deployment_id BIGINT NOT NULL,
    name VARCHAR(255) NOT NULL,
    kind VARCHAR(16) NOT NULL CONSTRAINT resource_kind_check CHECK (kind IN ('bpmn', 'dmn', 'form')),
    sha256 VARCHAR(64) NOT NULL,
    content {bytes} NOT NULL,
    CONSTRAINT resource_pk PRIMARY KEY (tenant_id, deployment_id, name)
);


CREATE TABLE signal_subscription (
    tenant_id VARCHAR(64) NOT NULL,
    instance_id BIGINT NOT NULL,
    subscription_id INTEGER NOT NULL,
    activity_id INTEGER NOT NULL,
    element_id VARCHAR(255) NOT NULL,
    name VARCHAR(255) NOT NULL,
    created_at {timestamp} NOT NULL,
    CONSTRAINT signal_subscription_pk PRIMARY KEY (tenant_id, instance_id, subscription_id)
);

CREATE INDEX signal_subscription_tenant_id_name_instance_id_idx
    ON signal_subscription (tenant_id, name, instance_id);


CREATE TABLE start_subscription (
    tenant_id VARCHAR(64) NOT NULL,
    definition_id BIGINT NOT NULL,
    element_id VARCHAR(255) NOT NULL,
    process_key VARCHAR(255) NOT NULL,
    kind VARCHAR(16) NOT NULL CONSTRAINT start_subscription_kind_check CHECK (kind IN ('message', 'signal', 'timer')),
    name TEXT NOT NULL,
    created_at {timestamp} NOT NULL,
    CONSTRAINT start_subscription_pk PRIMARY KEY (tenant_id, definition_id, element_id)
);

CREATE INDEX start_subscription_tenant_id_kind_name_idx
    ON start_subscription (tenant_id, kind, name);

CREATE INDEX start_subscription_tenant_id_process_key_idx
    ON start_subscription (tenant_id, process_key);


CREATE TABLE user_task (
    tenant_id VARCHAR(64) NOT NULL,
    instance_id BIGINT NOT NULL,
    activity_id INTEGER NOT NULL,
    scope_id INTEGER NOT NULL,
    definition_id BIGINT NOT NULL,
    element_id VARCHAR(255) NOT NULL,
    name TEXT NOT NULL,
    lane VARCHAR(255),
    status VARCHAR(16) NOT NULL CONSTRAINT user_task_status_check CHECK (status IN ('open', 'completed', 'cancelled')),
    assignee VARCHAR(255),
    due_at {timestamp},
    follow_up_at {timestamp},
    priority INTEGER NOT NULL,
    form_key VARCHAR(255),
    properties TEXT NOT NULL,
    created_at {timestamp} NOT NULL,
    claimed_at {timestamp},
    completed_at {timestamp},
    completed_by VARCHAR(255),
    completed_on_behalf_of VARCHAR(255),
    form_definition_id BIGINT,
    task_kind_id BIGINT,
    summary TEXT,
    CONSTRAINT user_task_pk PRIMARY KEY (tenant_id, instance_id, activity_id)
);

CREATE INDEX user_task_done_idx
    ON user_task (tenant_id, completed_by, completed_at, instance_id, activity_id)
    WHERE status = 'completed';

CREATE INDEX user_task_due_idx
    ON user_task (tenant_id, due_at)
    WHERE status = 'open' AND due_at IS NOT NULL;

CREATE INDEX user_task_mine_idx
    ON user_task (tenant_id, assignee, created_at, instance_id, activity_id)
    WHERE status = 'open' AND assignee IS NOT NULL;

CREATE INDEX user_task_open_idx
    ON user_task (tenant_id, created_at, instance_id, activity_id)
    WHERE status = 'open';


CREATE TABLE user_task_candidate (
    tenant_id VARCHAR(64) NOT NULL,
    instance_id BIGINT NOT NULL,
    activity_id INTEGER NOT NULL,
    kind VARCHAR(16) NOT NULL CONSTRAINT user_task_candidate_kind_check CHECK (kind IN ('user', 'group')),
    ref VARCHAR(255) NOT NULL,
    is_claimed BOOLEAN NOT NULL,
    created_at {timestamp} NOT NULL,
    due_at {timestamp} NOT NULL,
    priority INTEGER NOT NULL,
    task_kind_id BIGINT NOT NULL,
    CONSTRAINT user_task_candidate_pk PRIMARY KEY (tenant_id, instance_id, activity_id, kind, ref)
);

CREATE INDEX user_task_candidate_due_idx
    ON user_task_candidate (tenant_id, kind, ref, due_at, instance_id, activity_id)
    WHERE is_claimed = FALSE;

CREATE INDEX user_task_candidate_kind_idx
    ON user_task_candidate (tenant_id, kind, ref, task_kind_id, created_at, instance_id, activity_id)
    WHERE is_claimed = FALSE;

CREATE INDEX user_task_candidate_page_idx
    ON user_task_candidate (tenant_id, kind, ref, is_claimed, created_at, instance_id, activity_id);

CREATE INDEX user_task_candidate_priority_idx
    ON user_task_candidate (tenant_id, kind, ref, priority, instance_id, activity_id)
    WHERE is_claimed = FALSE;


CREATE TABLE variable (
    tenant_id VARCHAR(64) NOT NULL,
    instance_id BIGINT NOT NULL,
    scope_id INTEGER NOT NULL,
    name VARCHAR(255) NOT NULL,
    value {bytes} NOT NULL,
    CONSTRAINT variable_pk PRIMARY KEY (tenant_id, instance_id, scope_id, name)
);
