"""The web view of the designed mail: no script, no storage, no network; loaded only on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from PySide6.QtWebEngineWidgets import QWebEngineView

from ui.thread.original import ALLOWED, answered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QUrl
    from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestJob
    from PySide6.QtWidgets import QWidget

_OFF = (
    "JavascriptEnabled",
    "JavascriptCanOpenWindows",
    "LocalStorageEnabled",
    "LocalContentCanAccessRemoteUrls",
    "LocalContentCanAccessFileUrls",
    "HyperlinkAuditingEnabled",
    "PluginsEnabled",
    "FullScreenSupportEnabled",
    "ScreenCaptureEnabled",
    "WebGLEnabled",
    "AutoLoadIconsForPage",
    "DnsPrefetchEnabled",
    "AllowGeolocationOnInsecureOrigins",
    "PdfViewerEnabled",
    "NavigateOnDropEnabled",
)
_PICTURES = ((b"\x89PNG", "image/png"), (b"\xff\xd8", "image/jpeg"), (b"GIF8", "image/gif"),
             (b"RIFF", "image/webp"), (b"BM", "image/bmp"))  # fmt: skip
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
    " img-src cid: data:; media-src cid: data:; font-src data:; style-src 'unsafe-inline'\">"
)


def make(parent: QWidget, on_link: Callable[[str], None]) -> tuple[QWebEngineView, Parts]:
    """Give a view and what fills it."""
    if QWebEngineUrlScheme.schemeByName(QByteArray(b"cid")).name().isEmpty():
        scheme = QWebEngineUrlScheme(b"cid")
        scheme.setSyntax(QWebEngineUrlScheme.Syntax.Path)
        QWebEngineUrlScheme.registerScheme(scheme)
    view = QWebEngineView(parent)
    # Without a name it is off the record: no cookie, no cache, nothing on the disk.
    profile = QWebEngineProfile(view)
    parts = Parts(profile)
    parts.gate = Gate(profile)
    profile.setUrlRequestInterceptor(parts.gate)
    profile.installUrlSchemeHandler(QByteArray(b"cid"), parts)
    profile.downloadRequested.connect(lambda download: download.cancel())
    settings = profile.settings()
    for name in _OFF:
        if (which := getattr(QWebEngineSettings.WebAttribute, name, None)) is not None:
            settings.setAttribute(which, False)
    page = Page(profile, view)
    page.on_link = on_link
    page.setBackgroundColor(QColor("#ffffff"))
    view.setPage(page)
    return view, parts


class Gate(QWebEngineUrlRequestInterceptor):
    """Stops every request that would leave the mail, whatever asks for it."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.stopped: list[str] = []  # schemes only: addresses may name the customer

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Let cid:, data: and about: through."""
        scheme = info.requestUrl().scheme().lower()
        if scheme not in ALLOWED:
            self.stopped.append(scheme)
            info.block(True)


class Page(QWebEnginePage):
    """Goes nowhere by itself; a link that is clicked is handed on."""

    on_link: Callable[[str], None]

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Refuse everything but the mail itself."""
        address = url if isinstance(url, str) else url.toString()
        if kind == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            if address.lower().startswith(("http://", "https://", "mailto:", "tel:")):
                self.on_link(address)
            return False
        return is_main_frame and address.startswith(("cid:", "about:blank"))

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        """Open no second page: a link that asks for a window only hands its address on."""
        asked = _Handed(self.profile(), self)
        asked.on_link = self.on_link
        return asked


class _Handed(Page):
    """Stands in for a new window long enough to learn where it would go."""

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        is_main_frame: bool,
    ) -> bool:
        """Hand the address on; go nowhere."""
        address = url if isinstance(url, str) else url.toString()
        if address.lower().startswith(("http://", "https://", "mailto:", "tel:")):
            self.on_link(address)
        self.deleteLater()
        return False


class Parts(QWebEngineUrlSchemeHandler):
    """Serves the mail's HTML and the images that came with it."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.gate: Gate | None = None  # Qt does not keep it
        self._html = b""
        self._images: dict[str, bytes] = {}

    def take(self, html: str, images: Mapping[str, bytes]) -> None:
        """Hold a mail's parts."""
        # Twice guarded: the gate stops requests, and the page itself may not even ask.
        doctype = "<!doctype html>" if html.lstrip()[:9].lower() == "<!doctype" else ""
        self._html = f"{doctype}{_POLICY}{html}".encode("utf-8", "replace")
        self._images = dict(images)

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer from what is held; the rest does not exist."""
        name = job.requestUrl().path()
        if name == "kindline.the.mail.itself":
            job.reply(QByteArray(b"text/html;charset=utf-8"), answered(self._html, job))
            return
        found = self._images.get(name)
        if found is None:
            job.fail(job.Error.UrlNotFound)
            return
        kind = next((k for start, k in _PICTURES if found.startswith(start)), "image/png")
        job.reply(QByteArray(kind.encode()), answered(found, job))
