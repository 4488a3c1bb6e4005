"""Doumen's registers show the figures of its article, in a house of its own."""

from __future__ import annotations

from dataclasses import replace

from engine import clock
from engine.persistence.database import Database, connect, reading
from tests.workflows.conftest import START
from workflows.pilot.check import compare
from workflows.pilot.doumen import END, TENANT, steps
from workflows.pilot.script import play


def test_the_registers_show_the_figures_of_the_article(registers: Database) -> None:
    url = registers.sql.url.render_as_string(hide_password=False)
    doumen = connect(url, replace(registers.settings, tenant_id=TENANT))
    try:
        with clock.frozen(START):
            play(doumen, steps(), until=END, runs_jobs=False)
        with reading(doumen) as session:
            assert [each for each in compare(session, "doumen") if not each.agrees] == []
            # 人次 are not tickets
            tickets = session.all("SELECT count(*) FROM consultation_ticket WHERE kind = 'PERSON'")
            assert tickets[0][0] == 22
    finally:
        doumen.close()
    with reading(registers) as session:
        assert session.all("SELECT count(*) FROM volunteer WHERE tenant_id = ?", (session.tenant_id,)) == [
            (0,)
        ]
