"""The filing by HTTP alone: every path, each step by the account that holds the post, all others refused."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from flask import Flask

from engine.persistence.database import Database
from tests.api.office import Account, Office
from tests.support.accounts import hash_quickly
from workflows.pilot.people import application_form, submission
from workflows.pilot.records import RecordedFiling, Verb, recorded_filings

pytestmark = pytest.mark.usefixtures("shipped_processes")

#: Any recorded application of street 010, for its people and texts.
RECORDED = next(each for each in recorded_filings() if each.street == "010" and not each.has_site_check)

HOLDERS = {
    "community-opinion": "010-shequ",
    "acceptance-review": "010-shouli",
    "correct-materials": "shenqing",
    "review": "010-shenhe",
    "approve": "010-shenpi",
}
VERBS: dict[str, Verb] = {
    "opinion": "give-opinion",
    "accept": "accept",
    "ask": "ask-for-correction",
    "correct": "correct",
    "refuse at the door": "refuse-at-the-door",
    "agree": "review",
    "grant": "grant",
    "refuse": "refuse",
}


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    hash_quickly(monkeypatch)


@pytest.fixture
def office(app: Flask, database: Database, clock: Callable[..., Any]) -> Office:
    return Office(app, database)


def entered(verb: str, filing: RecordedFiling = RECORDED) -> dict[str, Any]:
    """What is entered into a form, without what its conditions hide."""
    return {key: value for key, value in submission(filing, VERBS[verb]).items() if value is not None}


class Application:
    """One application, as its people see it."""

    def __init__(self, office: Office, **changes: Any) -> None:
        self.office = office
        self.applicant = office["shenqing"]
        body = {"processDefinitionId": "so-filing", "variables": {**form(), **changes}}
        self.key: str = self.applicant.do("/v2/process-instances", body)["processInstanceKey"]
        #: who has a hand in the case, and so sees it; the auditor sees every case
        self.involved = {"shenqing", "auditor"}

    @property
    def variables(self) -> Mapping[str, Any]:
        found: dict[str, Any] = self.applicant.read(self.path("variables"))["variables"]
        return found

    def path(self, what: str = "") -> str:
        return f"/v2/process-instances/{self.key}" + (f"/{what}" if what else "")

    def task_of(self, account: Account, element_id: str) -> str:
        """The key of the task in the account's inbox."""
        items = account.read("/v2/user-tasks?list=todo")["items"]
        found = [
            each["userTaskKey"]
            for each in items
            if each["processInstanceKey"] == self.key and each["elementId"] == element_id
        ]
        assert found, f"{account.person} has no task {element_id}"
        return str(found[0])

    def step(self, element_id: str, verb: str, **changes: Any) -> Application:
        """The holder of the post does it, after everybody else has tried."""
        holder = self.office[HOLDERS[element_id]]
        task = self.task_of(holder, element_id)
        body = {"variables": {**entered(verb), **changes}}
        # a task that somebody holds is no longer offered, as whoever sees the case is told
        self.refuse_everybody_but({holder.person}, task, body, claim=409 if holder is self.applicant else 403)
        if holder is not self.applicant:
            holder.do(f"/v2/user-tasks/{task}/claim")
        holder.do(f"/v2/user-tasks/{task}/completion", body)
        self.involved.add(holder.person)
        return self

    def refuse_everybody_but(
        self, holders: Iterable[str], task: str, body: Mapping[str, Any], claim: int = 403
    ) -> None:
        """Whoever sees the case is refused, for everybody else there is no such task."""
        for person, account in self.office.accounts.items():
            if person in holders:
                continue
            for verb, refused, sent in (("claim", claim, {}), ("completion", 403, body)):
                answer = account.post(f"/v2/user-tasks/{task}/{verb}", sent)
                expected = refused if person in self.involved else 404
                assert answer.status_code == expected, (person, verb, task, answer.text)
                assert answer.content_type == "application/problem+json"

    def status(self) -> str:
        return str(self.applicant.read(self.path())["status"])

    def history(self) -> list[Mapping[str, Any]]:
        items: list[Mapping[str, Any]] = self.applicant.read(f"/v2/history/{self.key}?limit=1000")["items"]
        return items

    def done_by(self) -> list[tuple[str, str]]:
        """Which task was completed by whom, as history tells."""
        return [
            (each["elementId"], each["actor"])
            for each in self.history()
            if each["type"] == "user-task-completed"
        ]

    def ended_at(self) -> list[str]:
        elements = self.applicant.read(f"/v2/history/{self.key}/path")["elements"]
        ends = {"filed", "refused", "not-accepted", "withdrawn", "deemed-withdrawn", "advised-to-register"}
        return [each["elementId"] for each in elements if each["elementId"] in ends and each["completed"]]


def form() -> dict[str, Any]:
    """The application form as an applicant fills it in."""
    return application_form(RECORDED)


def test_an_application_is_filed(office: Office) -> None:
    case = Application(office).step("community-opinion", "opinion")
    office.on("2026-03-03")
    case.step("acceptance-review", "accept")
    office.on("2026-03-04")
    case.step("review", "agree").step("approve", "grant")
    assert case.status() == "completed"
    assert case.ended_at() == ["filed"]
    assert case.variables["filing_no"].startswith("BA510104-010-")
    assert case.done_by() == [
        ("community-opinion", "010-shequ"),
        ("acceptance-review", "010-shouli"),
        ("review", "010-shenhe"),
        ("approve", "010-shenpi"),
    ]
    assert case.history()[0]["actor"] == "shenqing"


def test_missing_material_is_corrected_by_the_applicant(office: Office) -> None:
    case = Application(office).step("community-opinion", "opinion").step("acceptance-review", "ask")
    assert office["010-shouli"].read("/v2/user-tasks?list=todo")["items"] == []
    office.on("2026-03-05")
    case.step("correct-materials", "correct")
    case.step("acceptance-review", "accept").step("review", "agree").step("approve", "grant")
    assert case.ended_at() == ["filed"]
    assert case.variables["correction_count"] == 1
    assert ("correct-materials", "shenqing") in case.done_by()


def test_an_officer_who_keeps_silent_has_accepted(office: Office) -> None:
    case = Application(office).step("community-opinion", "opinion")
    task = case.task_of(office["010-shouli"], "acceptance-review")
    office.on("2026-03-09", "23:59")
    assert case.task_of(office["010-shouli"], "acceptance-review") == task
    office.on("2026-03-10", "00:00")
    late = office["010-shouli"].post(f"/v2/user-tasks/{task}/completion", {"variables": entered("accept")})
    assert (late.status_code, late.json and late.json["code"]) == (409, "task-cancelled")
    assert case.variables["acceptance"]["mode"] == "SILENT"
    case.step("review", "agree").step("approve", "grant")
    assert case.ended_at() == ["filed"]
    assert case.done_by() == [
        ("community-opinion", "010-shequ"),
        ("review", "010-shenhe"),
        ("approve", "010-shenpi"),
    ]


def test_an_application_is_refused_at_the_door(office: Office) -> None:
    case = Application(office).step("community-opinion", "opinion")
    case.step("acceptance-review", "refuse at the door")
    assert (case.status(), case.ended_at()) == ("completed", ["not-accepted"])
    assert case.done_by()[-1] == ("acceptance-review", "010-shouli")
    assert office["010-shenhe"].get(case.path()).status_code == 404, "the case never came to the reviewer"


def test_an_application_is_refused_on_its_merits(office: Office) -> None:
    case = Application(office).step("community-opinion", "opinion").step("acceptance-review", "accept")
    case.step("review", "agree").step("approve", "refuse")
    assert case.ended_at() == ["refused"]
    assert "filing_no" not in case.variables
    assert case.done_by()[-1] == ("approve", "010-shenpi")


def test_the_applicant_alone_takes_an_application_back(office: Office) -> None:
    case = Application(office).step("community-opinion", "opinion").step("acceptance-review", "accept")
    withdrawal = f"/v2/filings/{case.variables['receipt_no']}/withdrawal"
    case.involved.add("010-shenhe")  # the review is offered to them
    for person, account in office.accounts.items():
        if person != "shenqing":
            answer = account.post(withdrawal, {"reason": "不是我的申请"})
            assert answer.status_code == (403 if person in case.involved else 404), (person, answer.text)
    assert case.status() == "active"
    done = case.applicant.do(withdrawal, {"reason": "不再开展活动（示例）"})
    assert done["processInstanceKey"] == case.key
    assert (case.status(), case.ended_at()) == ("completed", ["withdrawn"])
    again = case.applicant.post(withdrawal, {"reason": "再次撤回"})
    assert (again.status_code, again.json and again.json["code"]) == (409, "filing-decided")
    assert office["010-shenhe"].read("/v2/user-tasks?list=todo")["items"] == []


def test_two_officers_check_the_site_and_neither_does_it_twice(office: Office) -> None:
    case = Application(office).step("community-opinion", "opinion")
    case.step("acceptance-review", "accept", siteCheck=True)
    report = {"variables": {"passed": True, "findings": "场所属实，具备活动条件（示例）"}}
    first, second = office["010-hecha"], office["010-hecha-2"]
    task = case.task_of(first, "site-check")
    case.refuse_everybody_but({first.person, second.person}, task, report)
    first.do(f"/v2/user-tasks/{task}/claim")
    taken = second.post(f"/v2/user-tasks/{task}/claim")
    assert (taken.status_code, taken.json and taken.json["code"]) == (409, "task-already-claimed")
    assert second.post(f"/v2/user-tasks/{task}/completion", report).status_code == 403
    first.do(f"/v2/user-tasks/{task}/completion", report)
    other = case.task_of(second, "site-check")
    twice = first.post(f"/v2/user-tasks/{other}/completion", report)
    assert (twice.status_code, twice.json and twice.json["code"]) == (403, "same-person-twice")
    second.do(f"/v2/user-tasks/{other}/completion", report)
    case.involved |= {first.person, second.person}
    case.step("review", "agree").step("approve", "grant")
    assert case.ended_at() == ["filed"]


def test_what_is_in_a_case_is_shown_to_whom_it_concerns_alone(office: Office) -> None:
    case = Application(office).step("community-opinion", "opinion")
    concerned = {"shenqing", "auditor", "010-shequ", "010-shouli"}
    for person, account in office.accounts.items():
        expected = 200 if person in concerned else 404
        for path in (case.path("variables"), f"/v2/history/{case.key}", f"/v2/history/{case.key}/path"):
            assert account.get(path).status_code == expected, (person, path)
        listed = account.post("/v2/process-instances/search", {})
        assert listed.json is not None
        keys = [each["processInstanceKey"] for each in listed.json["items"]]
        # the system administrator sees that it runs, not what is in it
        assert keys == ([case.key] if person in concerned | {"sysadmin"} else []), person


def test_a_file_of_an_application_is_for_those_who_handle_it(office: Office) -> None:
    def upload(person: str) -> str:
        sent = {"file": (io.BytesIO(b"%PDF-1.7\n%%EOF\n"), "场所证明.pdf")}
        office[person].read("/v2/session")  # signed in
        answer = office[person].client.post("/v2/files", data=sent)
        assert answer.status_code == 200, answer.text
        assert answer.json is not None
        return str(answer.json["fileKey"])

    stolen = upload("neighbour")
    body = {"processDefinitionId": "so-filing", "variables": {**form(), "placeProof": [stolen]}}
    refused = office["shenqing"].post("/v2/process-instances", body)
    assert refused.json is not None
    assert [each["code"] for each in refused.json["fields"]] == ["field-file-unknown"], refused.text
    own = upload("shenqing")
    Application(office, placeProof=[own])
    for person, account in office.accounts.items():
        expected = 200 if person in ("shenqing", "auditor", "010-shequ") else 404
        assert account.get(f"/v2/files/{own}").status_code == expected, person


def test_an_auditors_look_is_recorded_where_the_audit_administrator_reads(office: Office) -> None:
    case = Application(office)
    office["auditor"].read(case.path("variables"))
    acts = office["auditadmin"].read("/v2/administrative-history?limit=1000")["items"]
    reads = [each for each in acts if each["type"] == "case-read"]
    assert [(each["actor"], each["data"]["instance_id"]) for each in reads] == [("auditor", case.key)]


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"orgName": "短"}, ["orgName"]),
        ({"street": "999"}, ["street"]),
        ({"personInCharge": {**form()["personInCharge"], "phone": "12"}}, ["personInCharge", "phone"]),
        ({"members": [{"name": "示例甲"}]}, ["members", 0, "community"]),
        ({"promise": False}, ["promise"]),
    ],
)
def test_an_application_with_a_mistake_is_refused_with_the_field(
    office: Office, wrong: dict[str, Any], path: list[str | int]
) -> None:
    body = {"processDefinitionId": "so-filing", "variables": {**form(), **wrong}}
    answer = office["shenqing"].post("/v2/process-instances", body)
    assert answer.status_code == 422, answer.text
    assert answer.json is not None
    assert answer.json["code"] == "form-refused"
    assert [each["path"] for each in answer.json["fields"]] == [path]
    assert answer.json["fields"][0]["message"]
    assert office["shenqing"].read("/v2/process-instances/started")["items"] == []


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"siteCheck": "perhaps"}, ["siteCheck"]),
        ({"items": [{**item, "note": 5} for item in entered("accept")["items"]]}, ["items", 0, "note"]),
        ({"correctionDue": "2026-03-20"}, ["correctionDue"]),
        ({"decided_by": "010-shouli"}, ["decided_by"]),
    ],
)
def test_a_step_with_a_mistake_is_refused_with_the_field(
    office: Office, wrong: dict[str, Any], path: list[str | int]
) -> None:
    case = Application(office).step("community-opinion", "opinion")
    officer = office["010-shouli"]
    task = case.task_of(officer, "acceptance-review")
    answer = officer.post(f"/v2/user-tasks/{task}/completion", {"variables": {**entered("accept"), **wrong}})
    assert answer.json is not None
    assert (answer.status_code, answer.json["code"]) == (422, "form-refused"), answer.text
    assert path in [each["path"] for each in answer.json["fields"]]
    assert case.task_of(officer, "acceptance-review") == task


def test_handling_checking_and_deciding_are_three_people_whatever_posts_one_holds(
    office: Office, database: Database
) -> None:
    """Somebody in two posts is a candidate for both, and still decides nothing they handled."""
    held = {"unit": "010", "post": "street-review"}
    granted = office["secadmin"].post("/v2/users/010-shouli/posts", held)
    assert granted.status_code == 204, granted.text
    case = Application(office).step("community-opinion", "opinion").step("acceptance-review", "accept")
    officer = office["010-shouli"]
    task = case.task_of(officer, "review")
    for verb, body in (("claim", {}), ("completion", {"variables": entered("agree")})):
        answer = officer.post(f"/v2/user-tasks/{task}/{verb}", body)
        assert (answer.status_code, answer.json and answer.json["code"]) == (403, "duties-not-separate")
    case.step("review", "agree")


def test_who_leaves_a_post_leaves_its_tasks(office: Office) -> None:
    case = Application(office).step("community-opinion", "opinion")
    officer = office["010-shouli"]
    task = case.task_of(officer, "acceptance-review")
    withdrawn = office["secadmin"].client.delete("/v2/users/010-shouli/posts/010/street-acceptance")
    assert withdrawn.status_code == 204, withdrawn.text
    assert officer.read("/v2/user-tasks?list=todo")["items"] == []
    body = {"variables": entered("accept")}
    assert officer.post(f"/v2/user-tasks/{task}/completion", body).status_code == 404


@pytest.mark.parametrize(
    "planted", [{"rules_on": "2010-01-01"}, {"applicant": "neighbour"}, {"receipt_no": "SJ2026-9999"}]
)
def test_what_the_process_works_out_is_not_to_be_sent(office: Office, planted: dict[str, str]) -> None:
    """Neither the rules of another day, nor another applicant, nor a number of one's choice."""
    body = {"processDefinitionId": "so-filing", "variables": {**form(), **planted}}
    answer = office["shenqing"].post("/v2/process-instances", body)
    assert answer.status_code == 422
    assert answer.json is not None
    assert [each["path"] for each in answer.json["fields"]] == [list(planted)]
