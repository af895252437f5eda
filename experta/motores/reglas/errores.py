"""The errors of the engine. Every message is a Spanish sentence that can be shown to a person."""


class ErrorDeExpresion(ValueError):
    """The expression cannot be published; its author must mend it."""


class ErrorDeEvaluacion(ValueError):
    """The expression has no answer for this context.

    A form reads it as "not known yet"; a process, a fee and a gateway stop.
    """


class ErrorDeDecision(Exception):
    """The table gives no answer, or more than one, for this context."""
