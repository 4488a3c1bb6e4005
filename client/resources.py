"""Every resource under one roof.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client.applications import Applications
from client.authentication import Authentication
from client.calendars import Calendars
from client.case_commands import CaseCommands
from client.case_packages import CasePackages
from client.clock_stops import ClockStops
from client.corrections import Corrections
from client.dashboard import Dashboard
from client.decision_definitions import DecisionDefinitions
from client.decision_tables import DecisionTables
from client.deliveries import Deliveries
from client.deployments import Deployments
from client.documents import Documents
from client.exports import Exports
from client.expression import Expression
from client.files import Files
from client.filings import Filings
from client.findings import Findings
from client.forms import Forms
from client.groups import Groups
from client.guidance import Guidance
from client.history import History
from client.house import House
from client.inbox import Inbox
from client.incidents import Incidents
from client.jobs import Jobs
from client.messages import Messages
from client.objections import Objections
from client.oidc import Oidc
from client.overview import Overview
from client.people import People
from client.posts import Posts
from client.preferences import Preferences
from client.process_definitions import ProcessDefinitions
from client.process_instances import ProcessInstances
from client.public import Public
from client.purchases import Purchases
from client.register_changes import RegisterChanges
from client.registers import Registers
from client.rules import Rules
from client.running import Running
from client.sessions import Sessions
from client.signals import Signals
from client.start_drafts import StartDrafts
from client.tender_questions import TenderQuestions
from client.tenders import Tenders
from client.transport import Transport
from client.units import Units
from client.user_tasks import UserTasks
from client.users import Users


class Resources:
    def __init__(self, transport: Transport) -> None:
        self.applications = Applications(transport)
        self.authentication = Authentication(transport)
        self.calendars = Calendars(transport)
        self.case_commands = CaseCommands(transport)
        self.case_packages = CasePackages(transport)
        self.clock_stops = ClockStops(transport)
        self.corrections = Corrections(transport)
        self.dashboard = Dashboard(transport)
        self.decision_definitions = DecisionDefinitions(transport)
        self.decision_tables = DecisionTables(transport)
        self.deliveries = Deliveries(transport)
        self.deployments = Deployments(transport)
        self.documents = Documents(transport)
        self.exports = Exports(transport)
        self.expression = Expression(transport)
        self.files = Files(transport)
        self.filings = Filings(transport)
        self.findings = Findings(transport)
        self.forms = Forms(transport)
        self.groups = Groups(transport)
        self.guidance = Guidance(transport)
        self.history = History(transport)
        self.house = House(transport)
        self.inbox = Inbox(transport)
        self.incidents = Incidents(transport)
        self.jobs = Jobs(transport)
        self.messages = Messages(transport)
        self.objections = Objections(transport)
        self.oidc = Oidc(transport)
        self.overview = Overview(transport)
        self.people = People(transport)
        self.posts = Posts(transport)
        self.preferences = Preferences(transport)
        self.process_definitions = ProcessDefinitions(transport)
        self.process_instances = ProcessInstances(transport)
        self.public = Public(transport)
        self.purchases = Purchases(transport)
        self.register_changes = RegisterChanges(transport)
        self.registers = Registers(transport)
        self.rules = Rules(transport)
        self.running = Running(transport)
        self.sessions = Sessions(transport)
        self.signals = Signals(transport)
        self.start_drafts = StartDrafts(transport)
        self.tender_questions = TenderQuestions(transport)
        self.tenders = Tenders(transport)
        self.units = Units(transport)
        self.user_tasks = UserTasks(transport)
        self.users = Users(transport)
