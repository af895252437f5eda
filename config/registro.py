"""Log lines as JSON, one event each: nothing a person typed can break a line or forge another."""

import json
import logging
from datetime import UTC, datetime

_PROPIOS = ("request_id", "status_code")


class FormatoJson(logging.Formatter):
    """Formats a record as one JSON object: at, level, logger, message, request id, error."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line. The clock is the record's own: a log tells when it really happened."""
        evento: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        request = getattr(record, "request", None)
        request_id = getattr(request, "id", None)
        if request_id:
            evento["request_id"] = request_id
        evento |= {clave: getattr(record, clave) for clave in _PROPIOS if hasattr(record, clave)}
        if record.exc_info:
            evento["error"] = self.formatException(record.exc_info)
        return json.dumps(evento, ensure_ascii=False, default=str)


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": FormatoJson}},
    "handlers": {"consola": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["consola"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["consola"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["consola"], "level": "ERROR", "propagate": False},
        "django-q": {"handlers": ["consola"], "level": "WARNING", "propagate": False},
        # It writes a traceback for every file that is not a signed PDF.
        "pyhanko": {"level": "CRITICAL"},
    },
}
