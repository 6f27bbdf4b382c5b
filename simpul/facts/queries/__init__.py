"""Reading records: rows in bulk for reports, single records and a person's records for those with the right."""

from .copying import RecordCopy, record_copies, record_copies_by_id, record_ids_between, records_left
from .counting import RecordRow, answers_of_post, latest_of_post, records_of_post, subject_of
from .months import closed_months, days_with_records, finished_months, is_closed, records_by_field
from .reading import (
    RecordView,
    Stored,
    known_payloads,
    newest_of_persons,
    record,
    records_of_day,
    records_of_period,
    records_of_person,
    records_of_persons,
    stored_of_person,
    stored_record,
)

__all__ = [
    "RecordCopy",
    "RecordRow",
    "RecordView",
    "Stored",
    "answers_of_post",
    "closed_months",
    "days_with_records",
    "finished_months",
    "is_closed",
    "known_payloads",
    "latest_of_post",
    "newest_of_persons",
    "record",
    "record_copies",
    "record_copies_by_id",
    "record_ids_between",
    "records_by_field",
    "records_left",
    "records_of_day",
    "records_of_period",
    "records_of_person",
    "records_of_persons",
    "records_of_post",
    "stored_of_person",
    "stored_record",
    "subject_of",
]
