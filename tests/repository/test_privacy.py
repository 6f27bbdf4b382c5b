"""Every stored field says how private it is (UU 27/2022); logs, exports and the audit obey it."""

from importlib import import_module

import pytest
from django.apps import apps

from simpul.kernel.privacy import Privacy

OURS = [config for config in apps.get_app_configs() if config.name.startswith("simpul.") and config.models_module]
# Words in the name of a field that are never public, whatever the model.
NEVER_PUBLIC = ("nik", "kk_", "phone", "password", "birth_date", "mother_name")


def fields(label: str) -> set[str]:
    """Every field of the app as Model.field, with the many-to-many ones."""
    return {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config(label).get_models()
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
    }


@pytest.mark.parametrize("config", OURS, ids=lambda config: config.label)
def test_every_field_is_declared_public_personal_or_health(config) -> None:
    declared = import_module(f"{config.name}.models").PRIVACY
    assert set(declared) == fields(config.label)
    assert all(isinstance(value, Privacy) for value in declared.values())


@pytest.mark.parametrize("config", OURS, ids=lambda config: config.label)
def test_what_tells_who_somebody_is_is_never_public(config) -> None:
    declared = import_module(f"{config.name}.models").PRIVACY
    open_fields = [
        name
        for name, privacy in declared.items()
        if privacy == Privacy.PUBLIC and name.partition(".")[2].startswith(NEVER_PUBLIC)
    ]
    assert open_fields == []
