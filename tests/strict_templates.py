"""An undefined variable in one of our templates is an error; Wagtail's own have some."""

import sys
from pathlib import Path

OURS = str(Path(__file__).resolve().parents[1] / "templates")


class UndefinedVariable(Exception):
    """Named after the variable and the template that asked for it."""


class StrictUndefined(str):
    """Django asks ``if string_if_invalid:`` when a variable is missing: that is where we look."""

    def __bool__(self):
        frame = sys._getframe(1)
        context, expression = frame.f_locals.get("context"), frame.f_locals.get("self")
        template = getattr(getattr(context, "render_context", None), "template", None)
        origin = template.origin.name if template is not None else ""
        if origin.startswith(OURS):
            raise UndefinedVariable(f"{{{{ {expression} }}}} in {origin}")
        return False
