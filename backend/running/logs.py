"""Logs as one JSON object a line. Standard output is for answers to whoever started us, never for logs."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

import structlog

_LARGEST_FILE: Final = 5_000_000


def log_to_stderr(level: int = logging.INFO) -> None:
    """Sends what structlog and the libraries say to standard error, without the libraries' chatter."""
    _log_to(logging.StreamHandler(sys.stderr), level)


def log_to_file(path: Path, level: int = logging.INFO) -> None:
    """The same into a file, of which one older one is kept."""
    handler = RotatingFileHandler(path, maxBytes=_LARGEST_FILE, backupCount=1, encoding="utf-8", delay=True)
    _log_to(handler, level)


def _log_to(handler: logging.Handler, level: int) -> None:
    shared: list[structlog.types.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("uvicorn", "websockets", "httpx", "httpcore", "alembic", "aiosqlite", "sqlalchemy"):
        logging.getLogger(chatty).setLevel(max(level, logging.WARNING))
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
