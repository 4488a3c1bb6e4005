"""A buying department at work on 1 March 2010."""

from __future__ import annotations

from importlib.resources import files

import pytest

from engine.actor import SYSTEM
from engine.deployment import deploy, read_folder
from engine.persistence.database import Database, reading, transaction
from tests.support.arranged import Arrangement
from tests.workflows.conftest import START
from tests.workflows.procurement_plan.plans import Buyer
from workflows.procurement_plan.projects import CONTRACT_PROCESS, METHOD_PROCESSES, RESTART_PROCESS

#: What these tests are about, and the form of decisions that they borrow.
PACKAGES = ("procurement-plan", "procurement-small", "procurement-single-source")
DECISION_FORM = ("so-filing", "decision.form")

#: A case that waits for somebody: what a plan leads to, where only the plan is looked at.
STAND_IN = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  id="definitions" targetNamespace="https://gongzhi.example/bpmn">
  <process id="{key}" name="采购程序" isExecutable="true">
    <startEvent id="begin" name="开始"><outgoing>to-wait</outgoing></startEvent>
    <userTask id="wait" name="办理"><extensionElements><zeebe:userTask/>
      <zeebe:assignmentDefinition candidateGroups="purchase-handler:010"/></extensionElements>
      <incoming>to-wait</incoming><outgoing>to-end</outgoing></userTask>
    <endEvent id="end" name="结束"><incoming>to-end</incoming></endEvent>
    <sequenceFlow id="to-wait" sourceRef="begin" targetRef="wait"/>
    <sequenceFlow id="to-end" sourceRef="wait" targetRef="end"/>
  </process>
</definitions>"""


def stand_in_for(database: Database, *keys: str) -> None:
    """Deploy a case for each process that is not shipped."""
    for key in keys:
        with reading(database) as session:
            known = session.one("SELECT 1 FROM process_definition WHERE key = ?", (key,))
        if known is None:
            with transaction(database) as session:
                deploy(session, SYSTEM, {f"{key}.bpmn": STAND_IN.format(key=key).encode()})


def market_of(database: Database) -> Buyer:
    """Purchases can be planned and made; what comes after them is a stand-in."""
    folder, form = DECISION_FORM
    resources = {form: (files("workflows") / folder / form).read_bytes()}
    for package in PACKAGES:
        resources |= read_folder(files("workflows") / package)
    with transaction(database) as session:
        deploy(session, SYSTEM, resources)
    stand_in_for(database, *METHOD_PROCESSES.values(), CONTRACT_PROCESS, RESTART_PROCESS)
    return Buyer(database)


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement("purchase-plan", START, market_of)


@pytest.fixture
def buyer(arranged: Buyer) -> Buyer:
    """The clock stands still until the buyer moves it."""
    return arranged
