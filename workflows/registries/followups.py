"""The register of procedures about filings in force: change, renewal, ending, revocation, correction."""

from __future__ import annotations

from typing import Final

from workflows.registries.register import Register
from workflows.registries.tables.followups import filing_followup

FOLLOWUPS: Final = Register(filing_followup, key="instance_id")
