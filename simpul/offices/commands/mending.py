"""What happens to an office after the appointment: its end, a training, its SK, a mistake."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import command
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.offices.commands.appointing import appoint, plain, tell, today_of
from simpul.offices.commands.shapes import NewAppointment
from simpul.offices.models import Appointment, Decree
from simpul.offices.queries.officers import sound
from simpul.offices.rules import ending_codes
from simpul.places import queries as places
from simpul.registry.commands.shapes import all_or_refuse
from simpul.registry.queries.posts import post_scope
from simpul.registry.rules import months_touched, term_fault


@command("offices.end_appointment")
def end_appointment(*, by: Actor, at: datetime, appointment_id: UUID, on: date, because: str) -> None:
    """End an office: `on` is the first day without it, `because` one of the grounds in standards."""
    appointment = _managed(by, appointment_id)
    if because not in ending_codes():
        raise Refusal("alasan-berhenti-tidak-dikenal", field="because")
    if appointment.valid_to is not None and appointment.ended_because:
        raise Refusal("jabatan-sudah-berakhir")
    if fault := term_fault(appointment.valid_from, on):
        raise Refusal(fault, field="on")
    before = plain(appointment)
    earlier = min(on, appointment.valid_to or on)
    appointment.valid_to, appointment.ended_because = on, because
    appointment.save()
    tell(appointment, before, months_touched(earlier, today_of(at)))


@command("offices.replace_officer")
def replace_officer(*, by: Actor, at: datetime, appointment_id: UUID, because: str, new: NewAppointment) -> list[str]:
    """One leaves and another takes the seat, in one act: `new` begins on the day on which the other ends.

    Same post or team, position and field; without an SK of its own the new one rests on that of the former.
    """
    former = _managed(by, appointment_id)
    if Appointment.objects.filter(id=new.id).exists():
        return []
    end_appointment(by=by, at=at, appointment_id=appointment_id, on=new.valid_from, because=because)
    seat = replace(
        new,
        post_id=former.post_id,
        team_id=former.team_id,
        position=former.position,
        field=former.field,
        decree_id=new.decree_id or former.decree_id,
    )
    return all_or_refuse(appoint(by=by, at=at, items=[seat]))


@command("offices.note_training")
def note_training(*, by: Actor, at: datetime, appointment_id: UUID, on: date | None) -> None:
    """Note the day on which a kader or pengurus was trained, as the post tells it; None takes it back."""
    appointment = _managed(by, appointment_id)
    if on is not None and on > today_of(at):
        raise Refusal("tanggal-belum-tiba", field="on", on=on)
    if appointment.trained_on == on:
        return
    before, days = plain(appointment), [day for day in (appointment.trained_on, on) if day is not None]
    appointment.trained_on = on
    appointment.save()
    tell(appointment, before, months_touched(min(days), today_of(at)))


@command("offices.base_on_decree")
def base_on_decree(*, by: Actor, at: datetime, appointment_ids: Iterable[UUID], decree_id: UUID) -> None:
    """Write down on which SK these offices rest, for those whose SK came later or was the wrong one."""
    decree = Decree.objects.filter(id=decree_id).first()
    for appointment_id in sorted(set(appointment_ids)):
        appointment = _managed(by, appointment_id)
        if decree is None or decree.area_id not in _scope_of(appointment).area:
            raise Refusal("sk-wilayah-lain", field="decree_id")
        if appointment.decree_id != decree.id:
            before = plain(appointment)
            appointment.decree_id = decree.id
            appointment.save()
            tell(appointment, before, ())


@command("offices.void_appointment")
def void_appointment(*, by: Actor, at: datetime, appointment_id: UUID, reason: str) -> None:
    """Take back an office that was written down by mistake: it never counted; the record stays with the reason."""
    appointment = _managed(by, appointment_id)
    if not reason.strip():
        raise Refusal("alasan-wajib", field="reason")
    before = plain(appointment)
    appointment.void_because = " ".join(reason.split())[:300]
    appointment.save()
    tell(appointment, before, months_touched(appointment.valid_from, today_of(at)))


def _scope_of(appointment: Appointment) -> Scope:
    if appointment.post_id is not None:
        return post_scope(appointment.post_id)
    if appointment.team is None:
        raise Refusal("tidak-ditemukan")
    return places.scope_of(appointment.team.area_id)


def _managed(by: Actor, appointment_id: UUID) -> Appointment:
    found = sound().select_for_update().filter(id=appointment_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    by.require("appointment.manage" if found.post_id is not None else "team.manage", _scope_of(found))
    return found
