"""Pictures that go with a result, an answer, a call: brought while one writes, sent once they are there."""

from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.files import Coming, Files, Upload
from console.views.forms.files_field import FilesField
from console.views.forms.form import Form
from console.views.forms.ground import Ground
from console.views.forms.making import made_form
from console.views.forms.new_call import NewCallForm
from domain.acts import Answer, Finish, Payload, Report
from domain.file import StoredFile
from domain.words import AssignmentStage, FileType, FileUse, Role
from tests.console.form_ground import ground_of
from tools.shots import plots
from tools.shots.district import StillDistrict


@pytest.fixture(scope="module")
def district() -> StillDistrict:
    return StillDistrict(count=60)


def _spawn(work: Coroutine[Any, Any, None], _name: str) -> None:
    work.close()  # nothing is sent here: the test says what has come


async def _off_thread(work: Any, /, *args: Any) -> Any:
    return work(*args)


@pytest.fixture
def files(qtbot: QtBot) -> Files:
    return Files(None, _spawn, _off_thread)


def _ground(district: StillDistrict, files: Files, plot: plots.Plot, role: Role) -> Ground:
    ticket = district.tickets[plot(district)]
    return msgspec.structs.replace(ground_of(district, ticket, role, unit=1), files=files)


def _arrive(files: Files, upload: Upload) -> None:
    upload.state = Coming.THERE
    upload.file = StoredFile(
        id=upload.id, account=3, digest="0" * 64, type=FileType.IMAGE, media="image/png", size=9
    )
    files.upload_changed.emit(upload)


def _field(form: Form) -> FilesField:
    control = form.field("files").control()
    assert isinstance(control, FilesField)
    return control


def _sent(qtbot: QtBot, form: Form) -> list[Payload]:
    qtbot.addWidget(form)
    sent: list[Payload] = []
    form.submitted.connect(sent.append)
    form.resize(560, 700)
    form.show()
    return sent


def _uploads(files: Files, form: Form) -> list[Upload]:
    found = [files.upload(one.id) for one in _field(form).enclosed()]
    return [one for one in found if one is not None]


def _finish(qtbot: QtBot, district: StillDistrict, files: Files) -> tuple[Form, list[Payload]]:
    ground = _ground(district, files, plots.of_unit(1, AssignmentStage.ACCEPTED), Role.HANDLER)
    form = made_form("finish", ground)
    assert form is not None
    form.stand_on(ground)
    sent = _sent(qtbot, form)
    form.take_draft({"result": "护栏已复位", "before_others": "协办仅提供资料"})
    return form, sent


def test_a_result_waits_for_its_pictures_and_then_goes_by_itself(
    qtbot: QtBot, district: StillDistrict, files: Files
) -> None:
    form, sent = _finish(qtbot, district, files)
    _field(form).attach([b"png"])
    form.submit()
    assert sent == []
    assert form.field("files").error()
    _arrive(files, *_uploads(files, form))
    (payload,) = sent
    assert isinstance(payload, Finish)
    assert [one.use for one in payload.files] == [FileUse.AFTER]


def test_what_is_written_on_meanwhile_is_not_sent_unasked(
    qtbot: QtBot, district: StillDistrict, files: Files
) -> None:
    form, sent = _finish(qtbot, district, files)
    _field(form).attach([b"png"])
    form.submit()
    form.take_draft({"result": "护栏已复位，等待"})
    _arrive(files, *_uploads(files, form))
    assert sent == []
    form.submit()
    assert len(sent) == 1


def test_a_file_that_is_not_taken_holds_the_form(qtbot: QtBot, district: StillDistrict, files: Files) -> None:
    form, sent = _finish(qtbot, district, files)
    _field(form).attach([b"no picture"])
    (upload,) = _uploads(files, form)
    upload.state, upload.problem = Coming.REFUSED, "file_type"
    files.upload_changed.emit(upload)
    form.submit()
    assert sent == []
    assert "not taken" in form.field("files").error()


def test_an_answer_and_a_new_call_take_pictures_too(
    qtbot: QtBot, district: StillDistrict, files: Files, tmp_path: Path
) -> None:
    picture = tmp_path / "现场.png"
    picture.write_bytes(b"png")
    ground = _ground(district, files, plots.with_reporter, Role.DISPATCHER)
    answer = made_form("answer", ground)
    assert answer is not None
    sent = _sent(qtbot, answer)
    answer.take_draft({"text": "已处置，请查看照片"})
    _field(answer).attach([picture])
    _arrive(files, *_uploads(files, answer))
    answer.submit()
    (payload,) = sent
    assert isinstance(payload, Answer)
    assert len(payload.files) == 1
    call = NewCallForm(ground)
    sent = _sent(qtbot, call)
    area = next(one.code for one in district.demo.world.directory.areas if len(one.code) == 12)
    call.take_draft({"place": area, "address": "创业路 118 号", "title": "井盖缺失"})
    _field(call).attach([picture])
    _arrive(files, *_uploads(files, call))
    call.submit()
    (payload,) = sent
    assert isinstance(payload, Report)
    assert [one.use for one in payload.files] == [FileUse.BEFORE]


def test_files_come_back_with_the_draft(qtbot: QtBot, district: StillDistrict, files: Files) -> None:
    form, _sent_one = _finish(qtbot, district, files)
    _field(form).attach([b"png"])
    draft = form.draft()
    again, _sent_two = _finish(qtbot, district, files)
    again.take_draft(draft)
    assert _field(again).enclosed() == _field(form).enclosed()


def test_ctrl_v_brings_a_picture(qtbot: QtBot, district: StillDistrict, files: Files) -> None:
    form, _sent_one = _finish(qtbot, district, files)
    data = QMimeData()
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(0)
    data.setImageData(picture)
    QGuiApplication.clipboard().setMimeData(data)
    form.field("files").take_focus()
    focus = _field(form).focusProxy()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(_field(form).enclosed()) == 1


def test_without_a_server_for_files_there_is_no_field(qtbot: QtBot, district: StillDistrict) -> None:
    ticket = district.tickets[plots.with_reporter(district)]
    answer = made_form("answer", ground_of(district, ticket))
    assert answer is not None
    qtbot.addWidget(answer)
    assert "files" not in answer.draft()
