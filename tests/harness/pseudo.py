"""Words a third longer than the product's own: what another language would do to a layout."""

from typing import Any

from PySide6.QtCore import QTranslator


class PseudoTranslator(QTranslator):
    """The Chinese of the product, longer and in brackets; what has no Chinese stays as it is."""

    def __init__(self, chinese: QTranslator) -> None:
        super().__init__()
        self._chinese = chinese

    def translate(
        self, context: Any, source: Any, disambiguation: Any = None, n: int = -1
    ) -> Any:  # Qt gives and takes str or bytes; None is its null string: not known here, ask on
        words = self._chinese.translate(context, source, disambiguation, n) or ""
        return f"[{words}{'呼' * -(-len(words) // 3)}]" if words else None

    def isEmpty(self) -> bool:
        return False
