"""What people do with targets and tasks."""

from .planning import add_task, move_task, set_target, void_target

__all__ = ["add_task", "move_task", "set_target", "void_target"]
