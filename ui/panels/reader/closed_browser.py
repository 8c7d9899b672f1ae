"""A text browser that never loads anything, whatever a page names."""

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser


class ClosedBrowser(QTextBrowser):
    """Shows what is put into it, and nothing else."""

    def loadResource(self, kind: int, _name: QUrl | str) -> object:
        """Load nothing: Qt itself would open files that a page names. It must be given something, or it looks itself."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return QImage(1, 1, QImage.Format.Format_ARGB32)
        return QByteArray(b" ")
