"""What others may read of plans. Functions marked internal serve other subjects and ask no actor."""

from .due import due
from .seeing import seen_area, within
from .targets import TargetLine, target_stands, target_view, targets
from .tasks import FieldTasks, TaskView, task, task_stand, tasks

__all__ = [
    "FieldTasks",
    "TargetLine",
    "TaskView",
    "due",
    "seen_area",
    "target_stands",
    "target_view",
    "targets",
    "task",
    "task_stand",
    "tasks",
    "within",
]
