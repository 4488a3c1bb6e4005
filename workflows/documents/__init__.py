"""Official documents (文书): rendered from templates, numbered, kept with their hash, printed as PDF."""

from workflows.documents.issue import Issued, issue, printed

__all__ = ["Issued", "issue", "printed"]
