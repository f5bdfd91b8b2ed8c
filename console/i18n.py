"""The language of the screens: English in the source, Chinese (zh_CN) by default through Qt's translation."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from resources import resource_path

DEFAULT_LANGUAGE = "zh_CN"
SOURCE_LANGUAGE = "en"
_STEM = "huying_"


class TranslationMissingError(Exception):
    """A compiled translation that ships with the product cannot be read."""


def install(app: QCoreApplication, language: str = DEFAULT_LANGUAGE) -> list[QTranslator]:
    """Translate what is made from now on; call it before the first widget. Returns what was installed.

    ``en`` is the language of the source and installs nothing. Raises `TranslationMissingError` when the
    compiled file of a language is absent or damaged.
    """
    QLocale.setDefault(QLocale(language))
    if language == SOURCE_LANGUAGE:
        return []
    folder = resource_path("translations")
    ours = QTranslator(app)
    if not ours.load(f"{_STEM}{language}", str(folder)):
        raise TranslationMissingError(f"no translation for {language} in {folder}")
    installed = [ours]
    qts_own = QTranslator(app)  # the words of Qt's own dialogs and context menus
    if qts_own.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        installed.insert(0, qts_own)
    for translator in installed:
        app.installTranslator(translator)
    return installed
