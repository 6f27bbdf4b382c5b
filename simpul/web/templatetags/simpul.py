"""Words and parts for templates: `{% load simpul %}`. One implementation of each part of the interface."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from simpul import standards
from simpul.kernel.period import Period
from simpul.standards.schema import SpmField
from simpul.web import states, words

register = template.Library()

register.filter("angka", words.number)
register.filter("selisih", words.signed)
register.filter("rupiah", words.money)
register.filter("tersisa", words.remaining)
register.filter("tanggal", words.long_date)
register.filter("tanggal_pendek", words.short_date)
register.filter("tanggal_lengkap", words.full_date)
register.filter("saat", words.moment)
register.filter("umur", words.age)


@register.filter("bulan")
def title_of(period: Period | int | None) -> str:
    """The title of a period or of its key: `Oktober 2026`."""
    if period is None:
        return words.NOTHING
    return (Period.from_key(period) if isinstance(period, int) else period).title


@register.filter("ambil")
def value_under(mapping: dict[Any, Any], key: Any) -> Any:
    """The value of a mapping under a key that is itself a variable."""
    return mapping.get(key) if mapping else None


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A line icon. Without a label it is decoration and hidden from screen readers."""
    href = f"{static('web/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, href
        )  # fmt: skip
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', href)


@register.simple_tag
def badge(state: str, note: str = "") -> SafeString:
    """A state told three times: word, icon, colour (simpul/web/states.py)."""
    look = states.look(state)
    return format_html(
        '<span class="badge {}">{}<span>{}{}</span></span>',
        look.colour,
        icon(look.icon),
        look.word,
        note and f" · {note}",
    )


@register.simple_tag
def badge_word(state: str) -> str:
    """The word of a state alone, for paper."""
    return str(states.look(state).word)


@register.simple_tag
def field_name(code: str) -> str:
    """The full name of a field."""
    return standards.field(code).name


@register.simple_tag
def field_tag(code: str, short: bool = True) -> SafeString:
    """A field's icon and name in its colour."""
    field = standards.field(code)
    return format_html(
        '<span class="field-tag f-{}">{}<span>{}</span></span>',
        code,
        icon(field.icon),
        field.short if short else field.name,
    )


@register.simple_tag
def fields() -> tuple[SpmField, ...]:
    """The six fields in their order."""
    return standards.fields()


@register.inclusion_tag("web/parts/timeline.html")
def timeline(steps: Iterable[Any]) -> dict[str, Any]:
    """What happened: who, when, before, after (simpul/web/timeline.py prepares the steps)."""
    return {"steps": steps}


@register.inclusion_tag("web/parts/field.html")
def form_field(bound: Any, unit: str = "") -> dict[str, Any]:
    """A field of a Django form: label, help, input, and the error beside it."""
    widget = bound.field.widget
    many = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    return {"field": bound, "unit": unit, "many": many, "tick": isinstance(widget, CheckboxInput)}


@register.inclusion_tag("web/parts/table.html", takes_context=True)
def table(context: Any, table: Any) -> dict[str, Any]:
    """A table that becomes cards on a phone, sortable and exportable as seen (simpul/web/table.py)."""
    return {"table": table, "request": context["request"]}


@register.inclusion_tag("web/parts/period.html", takes_context=True)
def period_picker(context: Any) -> dict[str, Any]:
    """Month, quarter, half-year or year; keeps the rest of the address."""
    return {"picker": context["picker"], "request": context["request"]}


@register.inclusion_tag("web/parts/trail.html", takes_context=True)
def trail(context: Any, steps: Iterable[Any], last: str = "") -> dict[str, Any]:
    """Indonesia > Bali > ... : where this page is, and the way up. `last` adds the page's own name."""
    return {"steps": list(steps), "last": last, "keep": context.get("keep", "")}
