"""HTML mail is harmless: no script, no form, nothing that reaches the network."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QUrl
from PySide6.QtGui import QImage, QImageWriter, QTextDocument

from tests.ui.thread import fake
from ui.thread.files import safe_name
from ui.thread.formatted import FormattedPage, Sheet
from ui.thread.html import remote_images, sanitised

HOSTILE = """
<html><head><style>@import url(http://spy.example/a.css); body{background:url(//spy.example/b)}
</style><link rel=stylesheet href="http://spy.example/c.css"><base href="http://spy.example/">
<meta http-equiv=refresh content="0;url=http://spy.example/d"></head>
<body background="http://spy.example/e.png" onload="x()">
<script src="http://spy.example/f.js"></script><iframe src="http://spy.example/g"></iframe>
<img src="http://spy.example/open.gif?id=1" width=1><img src='//spy.example/h.png'>
<img srcset="http://spy.example/i.png 2x" src=x.png><img src="cid:logo"><svg><image
href="http://spy.example/j.png"/></svg><video poster="http://spy.example/k.png"></video>
<table background="http://spy.example/l.png"><tr><td style="background-image:
url('http://spy.example/m.png'); color: red; background: url(http://spy.example/n.png)">
<b onclick="x()">Hello</b></td></tr></table><form action="http://spy.example/o"><input name=p>
</form><a href="https://shop.example/order" ping="http://spy.example/p">Your order</a>
<a href="javascript:x()">bad</a><object data="http://spy.example/q"></object>
<embed src="http://spy.example/r"><audio src="http://spy.example/s"></audio></body></html>
"""


def test_nothing_that_is_loaded_by_itself_survives():
    clean = sanitised(HOSTILE)

    assert "spy.example" not in clean
    assert "javascript:" not in clean
    assert not re.search(r"<(script|style|iframe|form|input|object|svg|link|base|meta)", clean)
    assert "onclick" not in clean
    assert 'src="cid:logo"' in clean
    assert 'href="https://shop.example/order"' in clean
    assert "color:red" in clean.replace(" ", "")


def test_a_person_is_told_of_the_images_that_were_blocked():
    assert "http://spy.example/open.gif?id=1" in remote_images(HOSTILE)
    assert "//spy.example/h.png" in remote_images(HOSTILE)
    assert "cid:logo" not in remote_images(HOSTILE)


@pytest.mark.parametrize(
    "address",
    ["http://spy.example/x.png", "https://spy.example/x.css", "file:///etc/passwd", "//x/y", "x"],
)
def test_the_sheet_loads_nothing(qtbot, address):
    sheet = Sheet()
    qtbot.addWidget(sheet)
    for kind in QTextDocument.ResourceType:
        assert sheet.loadResource(kind.value, QUrl(address)) == QByteArray()


def test_images_that_came_with_the_mail_are_shown(qtbot):
    picture = QImage(2, 2, QImage.Format.Format_RGB32)
    picture.fill(0xFF0000)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.set_images({"logo": bytes(buffer.data().data())})

    assert sheet.loadResource(2, QUrl("cid:logo")).width() == 2


def test_the_page_asks_before_images_of_a_sender(qtbot):
    page = FormattedPage()
    qtbot.addWidget(page)
    page.show_message(fake.message(1, "Hello", html=HOSTILE), {})

    assert not page.blocked.isHidden()
    assert "Hello" in page.sheet.toPlainText()
    assert "spy.example" not in page.sheet.toHtml()


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str):
    assert "<script" not in sanitised(text).lower()
    remote_images(text)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../.bashrc", "bashrc"),
        ("C:\\Windows\\evil.exe", "evil.exe"),
        ("invoice\u202efdp.exe", "invoice_fdp.exe"),
        ("...", "file"),
    ],
)
def test_a_sender_cannot_choose_where_a_file_goes(given_name, kept):
    assert safe_name(given_name) == kept
