"""The tags of a row: as the filter names them, and as the column of tags shows them."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from console import terms
from console.models.queue_choice import Tag
from domain.row import TicketRow
from domain.words import Urgency

translate = QCoreApplication.translate


def tag_word(tag: Tag) -> str:
    """紧急, 应急, 重点, 联动, 督办过, 未确认."""
    return _words()[tag]


def tags_of(row: TicketRow) -> tuple[Tag, ...]:
    """What the column of tags shows of a row; whether its red is confirmed the row tells by its dot."""
    urgency = {Urgency.URGENT: (Tag.URGENT,), Urgency.EMERGENCY: (Tag.EMERGENCY,)}.get(row.urgency, ())
    return (
        *urgency,
        *((Tag.KEY_MATTER,) if row.key_matter else ()),
        *((Tag.JOINT,) if row.assisting else ()),
        *((Tag.SUPERVISED,) if row.orders else ()),
    )


def _words() -> Mapping[Tag, str]:
    return {
        Tag.URGENT: terms.urgency(Urgency.URGENT),
        Tag.EMERGENCY: terms.urgency(Urgency.EMERGENCY),
        Tag.KEY_MATTER: translate("RowTags", "Key matter"),
        Tag.JOINT: translate("RowTags", "Joint"),
        Tag.SUPERVISED: translate("RowTags", "Supervised before"),
        Tag.CLAIMED: translate("RowTags", "Claimed"),
        Tag.UNCLAIMED: translate("RowTags", "Not claimed"),
        Tag.UNACKNOWLEDGED: translate("RowTags", "Unconfirmed"),
    }
