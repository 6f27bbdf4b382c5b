"""What is doubtful can be asked about before it is written."""

from datetime import timedelta

import pytest

from simpul.facts.models import Record
from simpul.services.commands import correct_record, record_services
from simpul.services.tests.conftest import *  # noqa: F403
