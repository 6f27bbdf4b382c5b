"""What others may read of certificates. Functions marked internal serve other subjects and ask no actor."""

from .certificates import (
    CertificateView,
    IssueView,
    certificate,
    certificates_of_batch,
    certificates_of_person,
    issue,
    issues_of_batch,
    working_issues,
)
from .keys import PublicKeyView, public_keys
from .printing import certificate_pdf, issue_file
from .standing import BatchStanding, batch_standing
from .verifying import Verdict, verify

__all__ = [
    "BatchStanding",
    "CertificateView",
    "IssueView",
    "PublicKeyView",
    "Verdict",
    "batch_standing",
    "certificate",
    "certificate_pdf",
    "certificates_of_batch",
    "certificates_of_person",
    "issue",
    "issue_file",
    "issues_of_batch",
    "public_keys",
    "verify",
    "working_issues",
]
