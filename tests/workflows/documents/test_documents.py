"""Documents: complete or not issued, numbered, kept with their hash, printed with Chinese characters."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from lxml import html

from engine.actor import SYSTEM, Actor
from engine.persistence.database import Database, reading, transaction
from tests.support.trails import broken_entries
from tests.workflows.house import ACCEPTED, AGREE, CORRECTION, NOT_ACCEPTED, House
from workflows.documents import issue, printed
from workflows.documents.pdf import pdf
from workflows.documents.template import Sheet, codes, render, template
from workflows.errors import DocumentIncomplete, EntryExists, TemplateUnknown
from workflows.registries.assessments import certificates
from workflows.registries.documents import deliver_document, documents, is_unaltered
from workflows.registries.organizations import organizations
from workflows.registries.register import find
from workflows.registries.trail import versions

OFFICER = Actor(user_id="officer")
DAY = date(2010, 3, 2)
REMEDIES = ["可以自知道该行政行为之日起60日内申请行政复议"]
REFUSAL: dict[str, Any] = {
    "receipt_no": "SJ2010-0001",
    "org_name": "莲新街道示例一社区合唱队",
    "received_on": "2010-03-01",
    "reason": "不属于本街道（示例）",
    "remedies": REMEDIES,
}


def _sheet(code: str = "DOC-104", **content: Any) -> Sheet:
    return Sheet(
        code=code,
        addressee="示例甲",
        content=REFUSAL | content,
        issued_on=DAY,
        issuing_unit="莲新街道办事处",
        signer="示例乙",
        number="锦社备不受〔2010〕001号",
    )


def _issue(database: Database, code: str = "DOC-104", number: str | None = None, **content: Any) -> int:
    with transaction(database) as session:
        return issue(
            session,
            OFFICER,
            code,
            instance_id=7,
            addressee="示例甲",
            content=REFUSAL | content,
            issued_on=DAY,
            issuing_unit="莲新街道办事处",
            number=number,
        ).document_id


def _text(page: str) -> str:
    return "".join(map(str, html.fromstring(page).itertext()))


def test_a_refusal_states_reason_number_signer_date_and_remedies() -> None:
    text = _text(render(_sheet()))
    for part in (
        "莲新街道办事处",
        "不予受理通知书",
        "锦社备不受〔2010〕001号",
        "示例乙",
        "2010年3月2日",
        *REMEDIES,
    ):
        assert part in text


@pytest.mark.parametrize("lacking", ["reason", "remedies", "receipt_no"])
def test_a_document_that_lacks_something_is_not_issued(registers: Database, lacking: str) -> None:
    content: dict[str, Any] = {lacking: None}
    with pytest.raises(DocumentIncomplete) as refused:
        _issue(registers, **content)
    assert refused.value.params["field"] == lacking
    # and no number was spent on it
    assert "001号" in _number(registers, _issue(registers))


def test_every_template_that_turns_somebody_down_names_the_remedies() -> None:
    negative = [code for code in codes() if template(code).title({}).startswith(("不予", "降低"))]
    assert len(negative) >= 2
    assert all(template(code).needs_remedies for code in negative)


@pytest.mark.parametrize("code", ["DOC-999", "DOC-../x", "sheet"])
def test_a_document_without_template_is_refused(code: str) -> None:
    with pytest.raises(TemplateUnknown):
        template(code)


def test_what_an_applicant_wrote_is_text_in_html_and_pdf() -> None:
    page = render(_sheet(reason="<b onclick=x>理由</b>{{ 7*7 }}&amp;"))
    assert "onclick" not in [name for element in html.fromstring(page).iter() for name in element.attrib]
    assert "49" not in page
    assert pdf(page).startswith(b"%PDF")


def test_the_pdf_embeds_its_font_and_is_the_same_every_time() -> None:
    page = render(_sheet(reason="㐀" + "很长的理由，" * 400))
    made = pdf(page)
    assert made == pdf(page)
    assert re.search(rb"/FontFile2", made)
    assert len(re.findall(rb"/Type /Page\b", made)) > 1


def test_documents_are_numbered_by_word_and_year(registers: Database) -> None:
    numbers = [_number(registers, _issue(registers)) for _ in range(2)]
    assert numbers == ["锦社备不受〔2010〕001号", "锦社备不受〔2010〕002号"]
    with pytest.raises(EntryExists):
        _issue(registers, number=numbers[0])


def test_the_kept_sheet_has_its_hash_and_an_altered_one_is_found(registers: Database) -> None:
    document_id = _issue(registers)
    with transaction(registers) as session:
        made = printed(session, OFFICER, document_id)
        assert printed(session, OFFICER, document_id) == made
        (row,) = documents(session, 7)
        assert row["sha256"] == sha256(row["html"].encode()).hexdigest()
        kept = {**row, "pdf": made}
        assert is_unaltered(kept)
        assert not is_unaltered({**kept, "html": row["html"].replace("不予", "准予")})
        assert not is_unaltered({**kept, "pdf": made + b" "})


def test_history_names_the_hash_and_not_the_sheet(registers: Database) -> None:
    document_id = _issue(registers)
    with transaction(registers) as session:
        proof = {"receiver": "示例联系人", "receipt": "HZ-001"}
        deliver_document(session, OFFICER, document_id, "直接送达", date(2010, 3, 3), **proof)
        first, second = versions(session, "document", document_id)
        assert first.changes["html"] == [None, "***"]
        assert first.changes["sha256"][1] == documents(session, 7)[0]["sha256"]
        assert second.changes["delivered_on"] == [None, "2010-03-03"]


def test_the_signer_is_the_person_and_for_whom(registers: Database) -> None:
    with transaction(registers) as session:
        session.execute(
            "INSERT INTO person (tenant_id, id, name, kind, created_at, valid_from)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (session.tenant_id, "wang", "王示例", "person", session.now, session.now),
        )
    from workflows.documents.issue import SYSTEM_SIGNER, signer_name

    with reading(registers) as session:
        assert signer_name(session, Actor(user_id="wang")) == "王示例"
        assert signer_name(session, Actor(user_id="wang", on_behalf_of="li")) == "王示例（代li）"
        assert signer_name(session, SYSTEM) == SYSTEM_SIGNER


def test_the_filing_issues_documents_that_can_be_printed(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED)
    case.complete("review", AGREE).complete("approve", AGREE)
    refused = house.submit(orgName="莲新街道示例二社区舞蹈队").opinion()
    refused.complete("acceptance-review", NOT_ACCEPTED)
    corrected = house.submit(orgName="莲新街道示例三社区书画社").opinion()
    corrected.complete("acceptance-review", CORRECTION)
    seen: dict[str, str] = {}
    with transaction(house.database) as session:
        for each in (case, refused, corrected):
            for row in documents(session, each.instance_id):
                assert is_unaltered(row)
                assert printed(session, OFFICER, row["id"]).startswith(b"%PDF")
                seen[row["code"]] = _text(row["html"])
    assert set(seen) == {"DOC-101", "DOC-102", "DOC-103", "DOC-104", "DOC-107", "DOC-108"}
    assert "BA510104-010-0001" in seen["DOC-107"] and "2013年3月1日" in seen["DOC-107"]
    assert "活动场所使用证明" in seen["DOC-103"] and "缺失" in seen["DOC-103"]
    assert "行政复议" in seen["DOC-104"] and "行政诉讼" in seen["DOC-104"]


def test_a_granted_filing_is_in_the_registers_with_its_history(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED)
    case.complete("review", AGREE).complete("approve", AGREE)
    with reading(house.database) as session:
        (certificate,) = certificates(session, kind="FILING").rows
        assert certificate["certificate_no"] == case.row["filing_no"]
        (group,) = organizations(session).rows
        assert (group["status"], group["party_coverage"]) == ("FILED", "CANDIDATE")
        states = [
            line.changes["state"][1]
            for line in versions(session, "so_filing", case.instance_id)
            if "state" in line.changes
        ]
        assert states == ["SUBMITTED", "REVIEWING", "DECIDED", "CLOSED"]
        assert broken_entries(session) == []


def _number(database: Database, document_id: int) -> str:
    from workflows.registries.documents import DOCUMENTS

    with reading(database) as session:
        return str(find(session, DOCUMENTS, document_id)["number"])
