"""What goes in and out.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from client.transport import UNSET, Model, Unset


@dataclass(kw_only=True)
class ActivatedJob(Model):
    job_key: str
    type: str
    process_instance_key: str | None
    element_instance_key: str | None
    element_id: str | None
    retries: int
    worker: str
    deadline: str
    variables: dict[str, Any]
    custom_headers: dict[str, Any]


@dataclass(kw_only=True)
class ActivatedJobs(Model):
    jobs: list[ActivatedJob]


@dataclass(kw_only=True)
class Activities(Model):
    items: list[Activity]


@dataclass(kw_only=True)
class Activity(Model):
    element_instance_key: str
    scope_key: str
    element_id: str
    type: str
    element_name: str
    process_definition_key: str
    has_incident: bool


@dataclass(kw_only=True)
class AskedQuestion(Model):
    question_key: str
    bid_key: str
    due_at: str


@dataclass(kw_only=True)
class AssignedTask(Model):
    user_task_key: str
    assignee: str | None


@dataclass(kw_only=True)
class Bid(Model):
    bid_key: str
    organization_key: str
    bidder: str
    received_at: str
    sealed_hash: str
    state: str
    price: float | None
    void_reason: str | None


@dataclass(kw_only=True)
class BidContent(Model):
    content: dict[str, Any]


@dataclass(kw_only=True)
class BidQuestion(Model):
    question_key: str
    bid_key: str
    bidder: str
    kind: str
    question: str
    asked_at: str
    due_at: str
    answer: str | None
    answered_at: str | None


@dataclass(kw_only=True)
class BidQuestionToAsk(Model):
    question: str
    minutes: int


@dataclass(kw_only=True)
class BidQuestions(Model):
    items: list[BidQuestion]
    may_ask: bool


@dataclass(kw_only=True)
class Bids(Model):
    items: list[Bid]


@dataclass(kw_only=True)
class BroadcastSignal(Model):
    instances: int
    start_events: int


@dataclass(kw_only=True)
class Calendar(Model):
    year: int
    source: str
    is_loaded: bool
    holidays: dict[str, Any]
    makeup_days: dict[str, Any]


@dataclass(kw_only=True)
class CalendarSummary(Model):
    year: int
    source: str
    is_loaded: bool


@dataclass(kw_only=True)
class CalendarYear(Model):
    source: str
    holidays: dict[str, Any]
    makeup_days: dict[str, Any]


@dataclass(kw_only=True)
class Calendars(Model):
    items: list[CalendarSummary]


@dataclass(kw_only=True)
class CaseCommand(Model):
    command: str
    number: str


@dataclass(kw_only=True)
class CaseCommands(Model):
    items: list[CaseCommand]


@dataclass(kw_only=True)
class CaseContinuation(Model):
    process_definition_id: str
    field: str
    value: str


@dataclass(kw_only=True)
class CaseContinuations(Model):
    items: list[CaseContinuation]


@dataclass(kw_only=True)
class Change(Model):
    change: str
    title: str
    asks: str | None
    grounds: list[ChangeGround]


@dataclass(kw_only=True)
class ChangeGround(Model):
    key: str
    text: str
    legal_basis: str


@dataclass(kw_only=True)
class ChangeProposal(Model):
    change: str
    ground: str
    explanation: str
    amount: str | Unset | None = UNSET


@dataclass(kw_only=True)
class ChangedTask(Model):
    user_task_key: str
    follow_up_date: str | None
    priority: int


@dataclass(kw_only=True)
class Changes(Model):
    items: list[Change]
    under_way_process_instance_key: str | None


@dataclass(kw_only=True)
class Clarification(Model):
    rows: list[list[str]]
    affects_bids: bool
    deadline: str | Unset | None = UNSET


@dataclass(kw_only=True)
class Clock(Model):
    may_propose: bool
    grounds: list[Ground]
    items: list[ClockStop]


@dataclass(kw_only=True)
class ClockStop(Model):
    clock_stop_key: str
    decision_process_instance_key: str
    state: str
    reason: str
    reason_text: str
    legal_basis: str
    explanation: str
    expected_until: str | None
    proposed_on: str
    proposed_by: str
    proposed_by_name: str | None
    decided_by_name: str | None
    decision_text: str | None
    paused_from: str | None
    paused_to: str | None
    resumption_reason: str | None
    resumed_by_name: str | None
    user_task_key: str | None


@dataclass(kw_only=True)
class ClockStopProposal(Model):
    reason: str
    explanation: str
    expected_until: str | Unset | None = UNSET


@dataclass(kw_only=True)
class CompletedTask(Model):
    user_task_key: str
    process_instance_key: str
    instance_status: str


@dataclass(kw_only=True)
class Confirmation(Model):
    confirmed_at: str
    method: str
    minutes: int


@dataclass(kw_only=True)
class ConfirmationRequest(Model):
    password: str


@dataclass(kw_only=True)
class Correction(Model):
    correction_key: str
    process_instance_key: str
    process_definition_id: str
    business_key: str | None
    scope_key: int
    incident_key: str | None
    before: dict[str, Any] | None
    after: dict[str, Any]
    reason: str
    state: str
    expires_on: str
    stale: list[str]
    is_expired: bool
    is_ended: bool
    proposed_by: str
    proposed_by_name: str | None
    proposed_at: str
    decided_by: str | None
    decided_by_name: str | None
    decided_on: str | None
    opinion: str | None


@dataclass(kw_only=True)
class CorrectionOpinion(Model):
    opinion: str


@dataclass(kw_only=True)
class CorrectionProposal(Model):
    variables: dict[str, Any]
    reason: str
    scope_key: int | Unset = UNSET
    incident_key: str | Unset | None = UNSET


@dataclass(kw_only=True)
class Corrections(Model):
    items: list[Correction]


@dataclass(kw_only=True)
class CorrelatedMessage(Model):
    outcome: str
    process_instance_key: str


@dataclass(kw_only=True)
class Counted(Model):
    count: int
    is_exact: bool


@dataclass(kw_only=True)
class Dashboard(Model):
    on: str
    figures: list[Figure]


@dataclass(kw_only=True)
class DecisionDefinition(Model):
    version: int
    deployment_key: str
    resource_name: str
    created_at: str
    decision_definition_key: str
    decision_definition_id: str
    name: str


@dataclass(kw_only=True)
class DecisionDefinitionFilter(Model):
    decision_definition_id: str | Unset = UNSET
    version: int | Unset = UNSET
    is_latest_version: bool | Unset = UNSET


@dataclass(kw_only=True)
class DecisionDefinitionPage(Model):
    items: list[DecisionDefinition]
    page: PageAnswer


@dataclass(kw_only=True)
class DecisionDefinitionSearch(Model):
    filter: DecisionDefinitionFilter | Unset = UNSET
    page: PageRequest | Unset = UNSET


@dataclass(kw_only=True)
class DecisionEvaluation(Model):
    decision_definition_id: str | Unset = UNSET
    xml: str | Unset = UNSET
    variables: dict[str, Any] | Unset = UNSET


@dataclass(kw_only=True)
class DecisionResult(Model):
    decision_definition_id: str | Unset = UNSET
    output: Any | Unset = UNSET
    evaluated_decisions: Any | Unset = UNSET
    warnings: list[dict[str, Any]] | Unset = UNSET


@dataclass(kw_only=True)
class Deliveries(Model):
    items: list[Delivery]
    methods: list[DeliveryMethod]


@dataclass(kw_only=True)
class Delivery(Model):
    document_key: str
    code: str
    title: str | None
    addressee: str
    issued_on: str | None
    delivered_on: str | None
    delivery_method: str | None
    delivery_receiver: str | None
    delivery_receipt: str | None
    may_record: bool
    remedies: list[Remedy]


@dataclass(kw_only=True)
class DeliveryMethod(Model):
    key: str
    text: str
    legal_basis: str
    receipt: str


@dataclass(kw_only=True)
class DeliveryRecord(Model):
    method: str
    delivered_on: str
    receiver: str
    receipt: str
    reason: str | Unset | None = UNSET


@dataclass(kw_only=True)
class DeployedDefinition(Model):
    kind: str
    definition_key: str
    definition_id: str
    version: int
    resource_name: str
    is_new: bool


@dataclass(kw_only=True)
class Deployment(Model):
    deployment_key: str | None
    name: str
    definitions: list[DeployedDefinition]
    warnings: list[DiagramProblem]


@dataclass(kw_only=True)
class DeploymentFilter(Model):
    pass


@dataclass(kw_only=True)
class DeploymentItem(Model):
    deployment_key: str
    name: str
    deployed_at: str
    deployed_by: str


@dataclass(kw_only=True)
class DeploymentPage(Model):
    items: list[DeploymentItem]
    page: PageAnswer


@dataclass(kw_only=True)
class DeploymentSearch(Model):
    filter: DeploymentFilter | Unset = UNSET
    page: PageRequest | Unset = UNSET


@dataclass(kw_only=True)
class DeskAnswer(Model):
    receipt: Receipt | None
    has_taken: bool
    documents: str | None
    terms: dict[str, Any] | None


@dataclass(kw_only=True)
class DeskVisit(Model):
    action: str
    organization_key: str
    envelope: str | Unset | None = UNSET


@dataclass(kw_only=True)
class Diagram(Model):
    box: DiagramBox
    shapes: list[DiagramShape]
    edges: list[DiagramEdge]


@dataclass(kw_only=True)
class DiagramBox(Model):
    x: float
    y: float
    width: float
    height: float


@dataclass(kw_only=True)
class DiagramEdge(Model):
    element_id: str
    kind: str
    name: str
    source: str | None
    target: str | None
    points: list[DiagramPoint]
    is_default: bool
    label: DiagramBox | None


@dataclass(kw_only=True)
class DiagramPoint(Model):
    x: float
    y: float


@dataclass(kw_only=True)
class DiagramProblem(Model):
    rule: str
    severity: str
    resource: str
    element_id: str | None
    line: int | None
    message: str
    way_out: str


@dataclass(kw_only=True)
class DiagramProperties(Model):
    items: list[DiagramProperty]


@dataclass(kw_only=True)
class DiagramProperty(Model):
    name: str
    meaning: str
    type: str
    elements: list[str]
    choices: list[str]


@dataclass(kw_only=True)
class DiagramShape(Model):
    element_id: str
    kind: str
    name: str
    box: DiagramBox
    event: str | None
    lane: str | None
    attached_to: str | None
    is_interrupting: bool
    is_multiple: bool
    label: DiagramBox | None


@dataclass(kw_only=True)
class Document(Model):
    document_key: str
    process_instance_key: str
    code: str
    number: str | None
    title: str | None
    addressee: str
    issued_on: str | None
    issuing_unit: str | None
    signer: str | None
    sha256: str | None
    pdf_sha256: str | None
    delivery_method: str | None
    delivered_on: str | None
    created_at: str
    is_unaltered: bool


@dataclass(kw_only=True)
class Documents(Model):
    items: list[Document]


@dataclass(kw_only=True)
class Draft(Model):
    user_task_key: str
    variables: dict[str, Any]
    saved_at: str


@dataclass(kw_only=True)
class DraftContent(Model):
    variables: dict[str, Any]


@dataclass(kw_only=True)
class ElementCount(Model):
    element_id: str
    tasks: int
    timers: int
    jobs: int
    messages: int
    incidents: int


@dataclass(kw_only=True)
class Ending(Model):
    at: str | Unset | None = UNSET


@dataclass(kw_only=True)
class Export(Model):
    what: str
    title: str
    filters: str | Unset = UNSET
    rows: int


@dataclass(kw_only=True)
class ExpressionEvaluation(Model):
    expression: str
    variables: dict[str, Any] | Unset = UNSET


@dataclass(kw_only=True)
class ExpressionResult(Model):
    expression: str | Unset = UNSET
    result: Any | Unset = UNSET
    warnings: list[Position] | Unset = UNSET


@dataclass(kw_only=True)
class ExtendedLease(Model):
    job_key: str
    deadline: str


@dataclass(kw_only=True)
class FieldProblem(Model):
    path: list[Any]
    code: str
    message: str


@dataclass(kw_only=True)
class Figure(Model):
    key: str
    label: Label
    unit: Label
    value: str
    exact: str | None
    parts: list[FigurePart]
    queries: list[MadeBy]
    source: FigureSource | None
    records: FigureRecords | None


@dataclass(kw_only=True)
class FigurePart(Model):
    name: str
    value: str
    records: FigureRecords | None


@dataclass(kw_only=True)
class FigureRecords(Model):
    register: str
    filters: list[str]
    total: int


@dataclass(kw_only=True)
class FigureSource(Model):
    article: str
    quote: str


@dataclass(kw_only=True)
class File(Model):
    file_key: str
    name: str
    type: str
    size: int
    sha256: str
    uploaded_by: str
    uploaded_at: str


@dataclass(kw_only=True)
class FilledField(Model):
    key: str
    label: str
    kind: str
    group: str | None
    value: Any
    rows: list[list[FilledField]]
    sealed_key: str | None


@dataclass(kw_only=True)
class FindingCase(Model):
    process_instance_key: str


@dataclass(kw_only=True)
class FirstPassword(Model):
    password: str


@dataclass(kw_only=True)
class FollowingStep(Model):
    element_id: str
    name: str
    kind: str
    conditions: list[str]
    on: str | None
    groups: list[Named]
    users: list[Named]


@dataclass(kw_only=True)
class Form(Model):
    version: int
    deployment_key: str
    resource_name: str
    created_at: str
    form_key: str
    form_id: str
    schema: dict[str, Any]


@dataclass(kw_only=True)
class FormDefinition(Model):
    version: int
    deployment_key: str
    resource_name: str
    created_at: str
    form_key: str
    form_id: str


@dataclass(kw_only=True)
class FormFilter(Model):
    form_id: str | Unset = UNSET
    version: int | Unset = UNSET
    is_latest_version: bool | Unset = UNSET


@dataclass(kw_only=True)
class FormPage(Model):
    items: list[FormDefinition]
    page: PageAnswer


@dataclass(kw_only=True)
class FormSearch(Model):
    filter: FormFilter | Unset = UNSET
    page: PageRequest | Unset = UNSET


@dataclass(kw_only=True)
class FoundTender(Model):
    tender_key: str
    project_key: str
    project_no: str
    round: int
    state: str
    closes_at: str


@dataclass(kw_only=True)
class Ground(Model):
    key: str
    text: str
    legal_basis: str


@dataclass(kw_only=True)
class Group(Model):
    group: str
    name: str


@dataclass(kw_only=True)
class GroupChange(Model):
    name: str


@dataclass(kw_only=True)
class GroupMembership(Model):
    valid_from: str | Unset | None = UNSET
    valid_to: str | Unset | None = UNSET
    group: str


@dataclass(kw_only=True)
class Groups(Model):
    items: list[Group]


@dataclass(kw_only=True)
class Guidance(Model):
    user_task_key: str
    process_instance_key: str
    process_definition_key: str
    process_definition_id: str
    process_name: str
    business_key: str | None
    instance_status: str
    started_at: str
    started_by: Named
    assignee: Named | None
    completed_by: Named | None
    needs_signature: bool
    documentation: str
    legal_basis: str
    evidence: str
    rule: TaskRule | None
    standing: TaskStanding | None
    proof: list[ProofLine]
    why: list[TaskReason]
    barriers: list[TaskBarrier]
    following: list[FollowingStep]
    summary: list[SummaryField]


@dataclass(kw_only=True)
class HeldTask(Model):
    user_task_key: str
    name: str
    process_name: str
    business_key: str | None
    creation_date: str
    due_date: str | None
    has_candidates: bool
    process_instance_state: str


@dataclass(kw_only=True)
class HeldTasks(Model):
    items: list[HeldTask]


@dataclass(kw_only=True)
class HistoryEvent(Model):
    seq: int
    at: str
    actor: str
    actor_name: str | None
    on_behalf_of: str | None
    on_behalf_of_name: str | None
    type: str
    label: str
    element_id: str | None
    element_instance_key: str | None
    scope_key: str
    data: dict[str, Any]
    hash: str


@dataclass(kw_only=True)
class HistoryFinding(Model):
    process_instance_key: str | None
    seq: int | None
    problem: str
    message: str
    table: str | None
    row: str | None
    expected: dict[str, Any]
    found: dict[str, Any]


@dataclass(kw_only=True)
class HistoryPage(Model):
    items: list[HistoryEvent]
    page: PageAnswer


@dataclass(kw_only=True)
class Holder(Model):
    number: int
    public_key: str


@dataclass(kw_only=True)
class Holding(Model):
    user_id: str
    held: str
    kind: str
    valid_from: str
    valid_to: str | None


@dataclass(kw_only=True)
class Holdings(Model):
    items: list[Holding]


@dataclass(kw_only=True)
class House(Model):
    is_demonstration: bool
    banner: Label | None
    now: str


@dataclass(kw_only=True)
class Identity(Model):
    subject: str


@dataclass(kw_only=True)
class InboxCount(Model):
    value: int
    is_more: bool


@dataclass(kw_only=True)
class InboxCounts(Model):
    todo: InboxCount
    mine: InboxCount
    offered: InboxCount
    done: InboxCount
    started: InboxCount


@dataclass(kw_only=True)
class Incident(Model):
    incident_key: str
    process_instance_key: str | None
    element_instance_key: str | None
    job_key: str | None
    element_id: str | None
    error_type: str
    error_code: str
    error_message: str
    detail: str | None
    state: str
    creation_time: str


@dataclass(kw_only=True)
class IncidentFilter(Model):
    process_instance_key: str | Unset = UNSET


@dataclass(kw_only=True)
class IncidentPage(Model):
    items: list[Incident]
    page: PageAnswer


@dataclass(kw_only=True)
class IncidentResolution(Model):
    pass


@dataclass(kw_only=True)
class IncidentSearch(Model):
    filter: IncidentFilter | Unset = UNSET
    page: PageRequest | Unset = UNSET


@dataclass(kw_only=True)
class Instance(Model):
    process_instance_key: str
    process_definition_key: str
    process_definition_id: str
    business_key: str | None
    status: str
    started_at: str
    started_by: str
    started_by_name: str | None
    ended_at: str | None
    revision: int
    incident_count: int
    summary: list[SummaryField]


@dataclass(kw_only=True)
class InstanceStart(Model):
    process_definition_id: str | Unset = UNSET
    process_definition_key: str | Unset = UNSET
    variables: dict[str, Any] | Unset = UNSET
    business_key: str | Unset | None = UNSET
    draft_version: int | Unset = UNSET


@dataclass(kw_only=True)
class InstanceStatus(Model):
    process_instance_key: str
    status: str


@dataclass(kw_only=True)
class InstanceVariables(Model):
    variables: dict[str, Any]


@dataclass(kw_only=True)
class InstanceVerification(Model):
    is_intact: bool
    events: int
    checkpoint: int | None
    sealed_at: str | None
    sealed_seq: int | None
    finding: HistoryFinding | None


@dataclass(kw_only=True)
class IssuedToken(Model):
    token: Token
    secret: str


@dataclass(kw_only=True)
class JobActivation(Model):
    type: str
    worker: str
    timeout: int
    max_jobs_to_activate: int
    request_timeout: int | Unset = UNSET


@dataclass(kw_only=True)
class JobCompletion(Model):
    worker: str
    variables: dict[str, Any] | Unset = UNSET


@dataclass(kw_only=True)
class JobError(Model):
    worker: str
    error_code: str
    error_message: str | Unset = UNSET
    variables: dict[str, Any] | Unset = UNSET


@dataclass(kw_only=True)
class JobFailure(Model):
    worker: str
    error_message: str | Unset = UNSET
    retries: int | Unset | None = UNSET
    retry_back_off: int | Unset = UNSET


@dataclass(kw_only=True)
class JobLease(Model):
    worker: str
    timeout: int


@dataclass(kw_only=True)
class Label(Model):
    zh: str
    en: str


@dataclass(kw_only=True)
class ListedTask(Model):
    user_task_key: str
    process_instance_key: str
    process_definition_id: str
    process_name: str
    business_key: str | None
    instance_status: str
    started_by: str
    started_at: str
    element_id: str
    name: str
    lane: str | None
    state: str
    assignee: str | None
    creation_date: str
    claimed_at: str | None
    due_date: str | None
    follow_up_date: str | None
    priority: int
    form_id: str | None
    completion_date: str | None
    completed_by: str | None
    summary: list[SummaryField]
    started_by_name: str
    assignee_name: str | None
    standing: TaskStanding | None


@dataclass(kw_only=True)
class LoginSession(Model):
    session_key: str
    user_id: str
    method: str
    created_at: str
    seen_at: str
    expires_at: str
    address: str
    agent: str


@dataclass(kw_only=True)
class LoginSessions(Model):
    items: list[LoginSession]


@dataclass(kw_only=True)
class MadeBy(Model):
    sql: str
    parameters: dict[str, Any]


@dataclass(kw_only=True)
class MessageCorrelation(Model):
    name: str
    correlation_key: str | Unset = UNSET
    variables: dict[str, Any] | Unset = UNSET


@dataclass(kw_only=True)
class MessagePublication(Model):
    name: str
    correlation_key: str | Unset = UNSET
    variables: dict[str, Any] | Unset = UNSET
    time_to_live: int | Unset | None = UNSET


@dataclass(kw_only=True)
class Named(Model):
    id: str
    name: str


@dataclass(kw_only=True)
class NewObjection(Model):
    objector: str
    text: str


@dataclass(kw_only=True)
class NewRule(Model):
    key: str
    value: Any
    unit: str
    effective_from: str
    effective_to: str | Unset | None = UNSET
    legal_basis: str
    verified_tag: str
    text: str


@dataclass(kw_only=True)
class Notice(Model):
    notice_key: str
    kind: str
    label: str
    subject: str
    content: dict[str, Any]
    published_on: str
    period_end: str | None
    is_open: bool
    updated_at: str


@dataclass(kw_only=True)
class NoticePage(Model):
    items: list[Notice]
    page: PageAnswer


@dataclass(kw_only=True)
class Objection(Model):
    objection_key: str
    kind: str
    label: str
    reference: str
    subject: str
    objector: str
    text: str
    raised_on: str
    due_on: str | None
    state: str
    result: str | None
    answer: str | None
    answered_on: str | None
    document_key: str | None


@dataclass(kw_only=True)
class ObjectionPage(Model):
    items: list[Objection]
    page: PageAnswer


@dataclass(kw_only=True)
class OfferedField(Model):
    field: str
    options: list[OfferedOption]
    is_case_number: bool


@dataclass(kw_only=True)
class OfferedOption(Model):
    value: str
    label: str


@dataclass(kw_only=True)
class Offers(Model):
    items: list[OfferedField]


@dataclass(kw_only=True)
class OpeningKey(Model):
    opening_key_key: str
    public_key: str
    wrapped_private_key: str


@dataclass(kw_only=True)
class OpeningKeyRegistration(Model):
    public_key: str
    wrapped_private_key: str


@dataclass(kw_only=True)
class Overview(Model):
    active_instances: Counted
    suspended_instances: Counted
    open_tasks: Counted
    overdue_tasks: Counted
    open_incidents: Counted
    due_jobs: Counted


@dataclass(kw_only=True)
class PageAnswer(Model):
    end_cursor: str | None


@dataclass(kw_only=True)
class PageRequest(Model):
    limit: int | Unset = UNSET
    after: str | Unset | None = UNSET


@dataclass(kw_only=True)
class PaginationMetadata(Model):
    _names = {
        "total_pages": "total_pages",
        "first_page": "first_page",
        "last_page": "last_page",
        "previous_page": "previous_page",
        "next_page": "next_page",
    }
    total: int | Unset = UNSET
    total_pages: int | Unset = UNSET
    first_page: int | Unset = UNSET
    last_page: int | Unset = UNSET
    page: int | Unset = UNSET
    previous_page: int | Unset = UNSET
    next_page: int | Unset = UNSET


@dataclass(kw_only=True)
class PasswordChange(Model):
    current_password: str
    new_password: str


@dataclass(kw_only=True)
class Path(Model):
    sequence_flows: list[TakenFlow]
    elements: list[VisitedElement]


@dataclass(kw_only=True)
class Person(Model):
    user_id: str
    name: str
    kind: str
    email: str | None
    valid_from: str
    valid_to: str | None
    locked_at: str | None


@dataclass(kw_only=True)
class PersonChange(Model):
    name: str
    email: str | Unset | None = UNSET


@dataclass(kw_only=True)
class PersonCreation(Model):
    user_id: str
    name: str
    kind: str | Unset = UNSET
    email: str | Unset | None = UNSET
    valid_from: str | Unset | None = UNSET


@dataclass(kw_only=True)
class PersonDetail(Model):
    user: Person
    posts: list[Holding]
    groups: list[Holding]
    roles: list[Holding]


@dataclass(kw_only=True)
class Position(Model):
    code: str | Unset = UNSET
    message: str | Unset = UNSET
    line: int | Unset = UNSET
    column: int | Unset = UNSET


@dataclass(kw_only=True)
class Post(Model):
    unit: str
    post: str
    name: str
    supervises: bool
    candidate_group: str


@dataclass(kw_only=True)
class PostAssignment(Model):
    valid_from: str | Unset | None = UNSET
    valid_to: str | Unset | None = UNSET
    unit: str
    post: str
    kind: str | Unset = UNSET


@dataclass(kw_only=True)
class PostChange(Model):
    name: str
    supervises: bool | Unset = UNSET


@dataclass(kw_only=True)
class PostHolder(Model):
    user_id: str
    held: str
    kind: str
    valid_from: str
    valid_to: str | None
    name: str


@dataclass(kw_only=True)
class PostHolders(Model):
    items: list[PostHolder]


@dataclass(kw_only=True)
class Posts(Model):
    items: list[Post]


@dataclass(kw_only=True)
class Preference(Model):
    name: str
    value: Any
    version: int
    saved_at: str


@dataclass(kw_only=True)
class PreferenceContent(Model):
    value: Any
    version: int


@dataclass(kw_only=True)
class Preferences(Model):
    items: list[Preference]


@dataclass(kw_only=True)
class Problem(Model):
    type: str
    title: str
    status: int
    detail: str | Unset = UNSET
    code: str
    params: dict[str, Any] | Unset = UNSET
    errors: dict[str, Any] | Unset = UNSET
    problems: list[dict[str, Any]] | Unset = UNSET
    fields: list[FieldProblem] | Unset = UNSET


@dataclass(kw_only=True)
class ProcessDefinition(Model):
    version: int
    deployment_key: str
    resource_name: str
    created_at: str
    process_definition_key: str
    process_definition_id: str
    name: str
    version_tag: str | None
    may_begin: bool
    begun_by: list[str] | None


@dataclass(kw_only=True)
class ProcessDefinitionFilter(Model):
    process_definition_id: str | Unset = UNSET
    version: int | Unset = UNSET
    is_latest_version: bool | Unset = UNSET


@dataclass(kw_only=True)
class ProcessDefinitionPage(Model):
    items: list[ProcessDefinition]
    page: PageAnswer


@dataclass(kw_only=True)
class ProcessDefinitionSearch(Model):
    filter: ProcessDefinitionFilter | Unset = UNSET
    page: PageRequest | Unset = UNSET


@dataclass(kw_only=True)
class ProcessInstanceFilter(Model):
    process_definition_id: str | Unset = UNSET
    process_definition_key: str | Unset = UNSET
    status: str | Unset = UNSET
    business_key: str | Unset = UNSET
    started_by: str | Unset = UNSET
    actor: str | Unset = UNSET
    text: str | Unset = UNSET
    started_from: str | Unset = UNSET
    started_until: str | Unset = UNSET
    has_incident: bool | Unset = UNSET


@dataclass(kw_only=True)
class ProcessInstancePage(Model):
    items: list[Instance]
    page: PageAnswer


@dataclass(kw_only=True)
class ProcessInstanceSearch(Model):
    filter: ProcessInstanceFilter | Unset = UNSET
    page: PageRequest | Unset = UNSET


@dataclass(kw_only=True)
class ProofLine(Model):
    date: str
    number: int | None
    reason: str
    occasion: str


@dataclass(kw_only=True)
class ProposedChange(Model):
    process_instance_key: str


@dataclass(kw_only=True)
class ProposedClockStop(Model):
    clock_stop_key: str
    decision_process_instance_key: str


@dataclass(kw_only=True)
class ProposedSupplement(Model):
    contract_no: str
    process_instance_key: str


@dataclass(kw_only=True)
class ProviderOffer(Model):
    is_offered: bool


@dataclass(kw_only=True)
class PublishedMessage(Model):
    outcome: str
    process_instance_key: str | None


@dataclass(kw_only=True)
class PurchaseReason(Model):
    reason: str


@dataclass(kw_only=True)
class PurchaseTold(Model):
    project_key: str
    process_instance_key: str


@dataclass(kw_only=True)
class Question(Model):
    question_key: str
    question: str
    due_at: str
    answer: str | None


@dataclass(kw_only=True)
class QuestionAnswer(Model):
    organization_key: str
    answer: str


@dataclass(kw_only=True)
class Questions(Model):
    items: list[Question]


@dataclass(kw_only=True)
class RaisedFinding(Model):
    unit: str
    title: str
    facts: str
    legal_basis: str
    process_instance_key: str | Unset | None = UNSET
    standing_list: str | Unset | None = UNSET


@dataclass(kw_only=True)
class Reason(Model):
    reason: str | Unset = UNSET


@dataclass(kw_only=True)
class Receipt(Model):
    statement: dict[str, Any]
    signature: str


@dataclass(kw_only=True)
class ReceiptCheck(Model):
    is_valid: bool


@dataclass(kw_only=True)
class ReceiptToCheck(Model):
    statement: dict[str, Any]
    signature: str


@dataclass(kw_only=True)
class Register(Model):
    name: str
    title: Label
    columns: list[RegisterColumn]
    searched_columns: list[str]


@dataclass(kw_only=True)
class RegisterColumn(Model):
    name: str
    label: Label
    type: str
    words: dict[str, Any]


@dataclass(kw_only=True)
class RegisterEntry(Model):
    entry_key: str
    version: int
    values: dict[str, Any]
    names: dict[str, Any]


@dataclass(kw_only=True)
class RegisterEntryPage(Model):
    items: list[RegisterEntry]
    page: PageAnswer
    totals: RegisterTotals | None


@dataclass(kw_only=True)
class RegisterPast(Model):
    versions: list[RegisterVersion]
    is_whole: bool
    as_of: dict[str, Any] | None


@dataclass(kw_only=True)
class RegisterTotals(Model):
    count: int
    sums: dict[str, Any]


@dataclass(kw_only=True)
class RegisterVersion(Model):
    version: int
    at: str
    actor: str
    actor_name: str | None
    on_behalf_of: str | None
    process_instance_key: str | None
    effective_on: str
    reason: str | None
    changes: dict[str, Any]


@dataclass(kw_only=True)
class Registers(Model):
    items: list[Register]


@dataclass(kw_only=True)
class Rejection(Model):
    opinion: str


@dataclass(kw_only=True)
class Remedy(Model):
    text: str
    until: str


@dataclass(kw_only=True)
class ReportedJob(Model):
    job_key: str
    retries: int
    instance_status: str | None


@dataclass(kw_only=True)
class ResolvedIncident(Model):
    incident_key: str
    resolved: bool


@dataclass(kw_only=True)
class ResourceCheck(Model):
    problems: list[DiagramProblem]


@dataclass(kw_only=True)
class Reveal(Model):
    part: str
    reason: str


@dataclass(kw_only=True)
class RevealField(Model):
    reason: str


@dataclass(kw_only=True)
class Revealed(Model):
    value: str | None


@dataclass(kw_only=True)
class RoleGrant(Model):
    valid_from: str | Unset | None = UNSET
    valid_to: str | Unset | None = UNSET
    role: str


@dataclass(kw_only=True)
class Rule(Model):
    key: str
    value: Any
    unit: str
    effective_from: str | None
    effective_to: str | None
    legal_basis: str
    verified_tag: str
    is_default: bool
    is_loaded: bool
    text: str


@dataclass(kw_only=True)
class RuleProposal(Model):
    proposal_key: str
    rules: list[Rule]
    reason: str
    state: str
    proposed_by: str
    proposed_by_name: str | None
    proposed_at: str
    decided_by: str | None
    decided_by_name: str | None
    decided_on: str | None
    opinion: str | None


@dataclass(kw_only=True)
class RuleProposalCreation(Model):
    rules: list[NewRule]
    reason: str


@dataclass(kw_only=True)
class RuleProposals(Model):
    items: list[RuleProposal]


@dataclass(kw_only=True)
class Rules(Model):
    items: list[Rule]


@dataclass(kw_only=True)
class RunningElements(Model):
    instances: Counted
    elements: list[ElementCount]


@dataclass(kw_only=True)
class RunningVersion(Model):
    process_definition_key: str
    process_definition_id: str
    version: int
    name: str
    active: Counted
    suspended: Counted
    broken: Counted


@dataclass(kw_only=True)
class RunningVersions(Model):
    items: list[RunningVersion]


@dataclass(kw_only=True)
class SavedStartDraft(Model):
    process_definition_id: str
    version: int
    saved_at: str
    kept_until: str


@dataclass(kw_only=True)
class Session(Model):
    user_id: str
    name: str
    on_behalf_of: str | None
    candidate_groups: list[str]
    groups: list[Named]
    roles: list[str]
    supervised_units: list[str]
    csrf_token: str | None
    must_change_password: bool
    method: str | None
    bulk_limit: int
    reads_figures: bool


@dataclass(kw_only=True)
class Share(Model):
    slot: int
    share: str


@dataclass(kw_only=True)
class SharesGiven(Model):
    shares: list[Share]


@dataclass(kw_only=True)
class SharesTaken(Model):
    count: int


@dataclass(kw_only=True)
class SharesToUnwrap(Model):
    public_key: str
    wrapped_private_key: str
    shares: list[WrappedShare]
    envelopes: int
    seals: str


@dataclass(kw_only=True)
class Sheet(Model):
    sheet_key: str
    bid_key: str
    member: str
    member_name: str
    items: dict[str, Any]
    total: float
    locked_at: str | None


@dataclass(kw_only=True)
class Sheets(Model):
    items: list[Sheet]


@dataclass(kw_only=True)
class SignIn(Model):
    username: str
    password: str


@dataclass(kw_only=True)
class SignalBroadcast(Model):
    signal_name: str
    variables: dict[str, Any] | Unset = UNSET


@dataclass(kw_only=True)
class StandingCounts(Model):
    on: str
    counts: dict[str, Any]


@dataclass(kw_only=True)
class StandingLine(Model):
    at: str
    process_instance_key: str | None
    business_key: str | None
    process: str | None
    what: str
    who: str | None
    who_name: str | None
    detail: str | None
    register: str | None
    entry_key: str | None


@dataclass(kw_only=True)
class StandingList(Model):
    name: str
    title: Label
    note: Label
    on: str
    lines: list[StandingLine]
    is_cut: bool
    queries: list[MadeBy]


@dataclass(kw_only=True)
class StandingTitles(Model):
    items: list[StatisticTitle]


@dataclass(kw_only=True)
class StartDraft(Model):
    process_definition_id: str
    version: int
    saved_at: str
    kept_until: str
    variables: dict[str, Any]
    form_key: str
    is_form_changed: bool
    left_out: list[FilledField]


@dataclass(kw_only=True)
class StartDraftContent(Model):
    variables: dict[str, Any]
    form_key: str
    version: int


@dataclass(kw_only=True)
class StartDraftItem(Model):
    process_definition_id: str
    version: int
    saved_at: str
    kept_until: str
    process_name: str
    summary: list[SummaryField]


@dataclass(kw_only=True)
class StartDrafts(Model):
    items: list[StartDraftItem]


@dataclass(kw_only=True)
class StartedInstance(Model):
    process_instance_key: str
    process_definition_key: str
    business_key: str
    status: str


@dataclass(kw_only=True)
class StartedItem(Model):
    process_instance_key: str
    process_definition_id: str
    process_name: str
    business_key: str | None
    status: str
    started_at: str
    ended_at: str | None
    incident_count: int
    waiting_for: list[WaitingFor]
    summary: list[SummaryField]


@dataclass(kw_only=True)
class StartedPage(Model):
    items: list[StartedItem]
    page: PageAnswer


@dataclass(kw_only=True)
class Statistic(Model):
    name: str
    title: Label
    on: str
    columns: list[StatisticColumn]
    rows: list[dict[str, Any]]
    queries: list[MadeBy]


@dataclass(kw_only=True)
class StatisticColumn(Model):
    name: str
    label: Label
    type: str
    words: dict[str, Any]


@dataclass(kw_only=True)
class StatisticTitle(Model):
    name: str
    title: Label


@dataclass(kw_only=True)
class Statistics(Model):
    items: list[StatisticTitle]


@dataclass(kw_only=True)
class Successors(Model):
    may_hand_on: bool
    items: list[Named]


@dataclass(kw_only=True)
class SummaryField(Model):
    label: str
    value: Any


@dataclass(kw_only=True)
class SupplementProposal(Model):
    amount: str
    reason: str


@dataclass(kw_only=True)
class TableCheck(Model):
    xml: str


@dataclass(kw_only=True)
class TableCheckResult(Model):
    tables: list[dict[str, Any]] | Unset = UNSET


@dataclass(kw_only=True)
class TakenBack(Model):
    pass


@dataclass(kw_only=True)
class TakenBackChallenge(Model):
    number: str
    process_instance_key: str


@dataclass(kw_only=True)
class TakenFlow(Model):
    sequence_flow_id: str
    times: int
    first_at: str
    last_at: str


@dataclass(kw_only=True)
class TakenGrantObjection(Model):
    objection_key: str
    due_on: str


@dataclass(kw_only=True)
class TakenObjection(Model):
    objection_key: str
    due_on: str
    project_key: str
    process_instance_key: str


@dataclass(kw_only=True)
class TaskAssignment(Model):
    assignee: str | None
    reason: str


@dataclass(kw_only=True)
class TaskBarrier(Model):
    element_id: str
    name: str
    done_by: Named


@dataclass(kw_only=True)
class TaskChange(Model):
    follow_up_date: str | Unset | None = UNSET
    priority: int | Unset = UNSET


@dataclass(kw_only=True)
class TaskCompletion(Model):
    variables: dict[str, Any] | Unset = UNSET


@dataclass(kw_only=True)
class TaskForm(Model):
    form_id: str
    form_key: str
    schema: dict[str, Any]


@dataclass(kw_only=True)
class TaskReason(Model):
    kind: str
    ref: str
    name: str


@dataclass(kw_only=True)
class TaskRule(Model):
    key: str
    text: str
    value: Any
    unit: str
    legal_basis: str
    verified_tag: str


@dataclass(kw_only=True)
class TaskSignature(Model):
    at: str
    confirmed_at: str
    method: str
    algorithm: str
    digest: str
    is_certified: bool
    legal_effect: str


@dataclass(kw_only=True)
class TaskStanding(Model):
    due_on: str
    remaining_working_days: int
    is_late: bool
    used_working_days: int
    total_working_days: int
    light: str


@dataclass(kw_only=True)
class TaskVariables(Model):
    variables: dict[str, Any]


@dataclass(kw_only=True)
class TasksGivenBack(Model):
    count: int


@dataclass(kw_only=True)
class Tender(Model):
    tender_key: str
    project_key: str
    project_no: str
    project_name: str
    method: str
    round: int
    stage: str
    state: str
    closes_at: str
    envelope_bytes: int
    threshold: int
    keyholders: list[Holder]
    receipt_key: str


@dataclass(kw_only=True)
class TenderTold(Model):
    project_no: str
    process_instance_key: str
    closes_at: str


@dataclass(kw_only=True)
class Termination(Model):
    facts: str


@dataclass(kw_only=True)
class Timeline(Model):
    started_at: str
    started_by: Named
    ended_at: str | None
    status: str
    filled: list[FilledField]
    steps: list[TimelineStep]
    summary: list[SummaryField]
    said: list[TimelineSaying]
    files: list[TimelineFile]
    may_reveal: bool


@dataclass(kw_only=True)
class TimelineFile(Model):
    file_key: str
    name: str
    type: str
    size: int
    sha256: str


@dataclass(kw_only=True)
class TimelineSaying(Model):
    element_id: str
    name: str
    at: str
    by: Named
    on_behalf_of: Named | None
    filled: list[FilledField]


@dataclass(kw_only=True)
class TimelineStep(Model):
    user_task_key: str
    element_id: str
    name: str
    state: str
    assignee: Named | None
    creation_date: str
    claimed_at: str | None
    due_date: str | None
    completion_date: str | None
    completed_by: Named | None
    on_behalf_of: Named | None
    offered_to: list[Named]
    filled: list[FilledField]
    signature: TaskSignature | None


@dataclass(kw_only=True)
class Token(Model):
    token_key: str
    user_id: str
    name: str
    scopes: list[str]
    created_at: str
    expires_at: str


@dataclass(kw_only=True)
class TokenIssue(Model):
    name: str
    scopes: list[str]
    days: int | Unset = UNSET
    user_id: str | Unset | None = UNSET


@dataclass(kw_only=True)
class Tokens(Model):
    items: list[Token]


@dataclass(kw_only=True)
class Unit(Model):
    unit: str
    name: str
    kind: str
    parent: str | None
    valid_from: str
    valid_to: str | None


@dataclass(kw_only=True)
class UnitChange(Model):
    name: str
    kind: str
    parent: str | Unset | None = UNSET
    valid_from: str | Unset | None = UNSET


@dataclass(kw_only=True)
class Units(Model):
    items: list[Unit]


@dataclass(kw_only=True)
class Use(Model):
    version: RunningVersion
    takes_newest: bool
    is_certain: bool


@dataclass(kw_only=True)
class UserFilter(Model):
    text: str | Unset = UNSET


@dataclass(kw_only=True)
class UserPage(Model):
    items: list[Person]
    page: PageAnswer


@dataclass(kw_only=True)
class UserSearch(Model):
    filter: UserFilter | Unset = UNSET
    page: PageRequest | Unset = UNSET


@dataclass(kw_only=True)
class UserTask(Model):
    user_task_key: str
    process_instance_key: str
    element_id: str
    name: str
    lane: str | None
    state: str
    assignee: str | None
    candidate_users: list[str]
    candidate_groups: list[str]
    due_date: str | None
    priority: int
    form_id: str | None
    creation_date: str
    completed_by: str | None
    variables: dict[str, Any]


@dataclass(kw_only=True)
class UserTaskFilter(Model):
    process_definition_id: str | Unset = UNSET
    element_id: str | Unset = UNSET
    assignee: str | Unset = UNSET
    due_from: str | Unset = UNSET
    due_before: str | Unset = UNSET
    priority_from: int | Unset = UNSET
    priority_to: int | Unset = UNSET
    text: str | Unset = UNSET


@dataclass(kw_only=True)
class UserTaskPage(Model):
    items: list[ListedTask]
    page: PageAnswer
    is_partial: bool


@dataclass(kw_only=True)
class UserTaskSearch(Model):
    list: str | Unset = UNSET
    sort: str | Unset = UNSET
    descending: bool | Unset = UNSET
    filter: UserTaskFilter | Unset = UNSET
    page: PageRequest | Unset = UNSET


@dataclass(kw_only=True)
class Uses(Model):
    kind: str
    id: str
    open_tasks: Counted
    versions: list[Use]


@dataclass(kw_only=True)
class UsesList(Model):
    items: list[Uses]


@dataclass(kw_only=True)
class UsesQuery(Model):
    form_ids: list[str] | Unset = UNSET
    decision_definition_ids: list[str] | Unset = UNSET
    process_definition_ids: list[str] | Unset = UNSET


@dataclass(kw_only=True)
class Verification(Model):
    is_intact: bool
    chains: int
    events: int
    checkpoints: int
    signatures: int
    sealed_heads: int
    incomplete: bool
    findings: list[HistoryFinding]


@dataclass(kw_only=True)
class VisitedElement(Model):
    element_id: str
    started: int
    completed: int
    cancelled: int


@dataclass(kw_only=True)
class WaitingFor(Model):
    element_id: str
    name: str
    assignee: str | None
    due_date: str | None
    assignee_name: str | None


@dataclass(kw_only=True)
class Withdrawal(Model):
    reason: str | Unset = UNSET


@dataclass(kw_only=True)
class WithdrawnApplication(Model):
    receipt_no: str
    process_instance_key: str


@dataclass(kw_only=True)
class WithdrawnAssessment(Model):
    assessment_key: str
    process_instance_key: str


@dataclass(kw_only=True)
class WithdrawnFunding(Model):
    grant_no: str
    process_instance_key: str


@dataclass(kw_only=True)
class WrappedShare(Model):
    slot: int
    wrapped: str
