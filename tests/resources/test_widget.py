"""The website's chat window in a real Chromium, against a real Prosody and the real channel."""

from __future__ import annotations

import gzip
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from inbox.channel import IncomingFile, ReadUpTo, RemoteAction, Typing
from tests.flow.rig import Stage
from tests.servers.chat_agent import Agent
from tests.servers.chromium import Chromium, Page, served
from tests.servers.needs import server_directory, wait_for
from tests.servers.prosody import Prosody

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.servers, pytest.mark.timeout(120)]
FOLDER = Path(__file__).parents[2] / "resources" / "widget"
IN = "document.querySelector('#kindline-chat').shadowRoot"
STATUS = f"{IN}.querySelector('.status').textContent"
# Where to keep pictures for a person to look at.
PICTURES = os.environ.get("KINDLINE_PICTURES", "")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    made = Chromium.start()
    yield made
    made.stop()


@pytest.fixture
def prosody() -> Iterator[Prosody]:
    made = Prosody.start(server_directory("widget"))
    yield made
    made.remove()


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage()
    yield made
    made.close()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served(FOLDER) as address:
        yield address


class Visit:
    """A visitor on the site, and the agent."""

    def __init__(self, chromium: Chromium, prosody: Prosody, stage: Stage, site: str) -> None:
        self.chromium, self.prosody, self.stage, self.site = chromium, prosody, stage, site
        self.agent = Agent(prosody, {"identity_secret": "a shared key"})
        self.page: Page | None = None

    def begin(self) -> None:
        self.stage.run(self.agent.begin())
        wait_for(lambda: self.agent.is_live, 15, "the agent")

    def open(self, **more: str) -> Page:
        asked = {
            "server": self.prosody.websocket,
            "agent": "help@shop.test",
            "domain": "visitors.test",
            "language": "en",
        }
        url = f"{self.site}/demo.html?{urlencode(asked | more)}"
        if self.page is None:
            # Cleared from a page without the window, which would write its state back.
            self.page = self.chromium.open(f"{self.site}/kindline-chat.js")
            self.page.shape(1000, 720)
            self.page.ask("localStorage.clear()")
        self.page.go(url)
        self.page.until("document.querySelector('#kindline-chat')")
        return self.page

    def click_open(self) -> Page:
        assert self.page is not None
        self.page.ask(f"{IN}.querySelector('.launch').click()")
        return self.page

    def write(self, text: str) -> None:
        assert self.page is not None
        self.page.ask(f"{IN}.querySelector('.bar textarea').focus()")
        self.page.write(text)
        self.page.key("Enter")

    def shown(self) -> list[str]:
        assert self.page is not None
        found: list[str] = self.page.ask(
            f"Array.from({IN}.querySelectorAll('.row .text'), each => each.textContent)"
        )
        return found

    def marks(self) -> list[str]:
        assert self.page is not None
        found: list[str] = self.page.ask(
            f"Array.from({IN}.querySelectorAll('.row.mine .meta'), e => e.textContent)"
        )
        return [each.rpartition("· ")[2] for each in found]

    def picture(self, name: str) -> None:
        assert self.page is not None
        picture = self.page.picture()
        assert picture.startswith(b"\x89PNG")
        if PICTURES:
            Path(PICTURES, f"widget-{name}.png").write_bytes(picture)

    def thread(self) -> str:
        return next(iter(self.agent.messages.values())).thread_key


@pytest.fixture
def visit(chromium: Chromium, prosody: Prosody, stage: Stage, site: str) -> Iterator[Visit]:
    made = Visit(chromium, prosody, stage, site)
    yield made
    stage.run(made.agent.end())
    if made.page is not None:
        assert not made.page.said, made.page.said
        made.page.go("about:blank#")


def test_it_is_small() -> None:
    assert len(gzip.compress((FOLDER / "kindline-chat.js").read_bytes())) < 40_000


def test_a_visitor_and_an_agent_talk(visit: Visit) -> None:  # noqa: PLR0915
    visit.begin()
    page = visit.open(name="Carla", theme="light")
    visit.click_open()
    page.until(f"{STATUS} === 'We are here'")
    visit.write("Hello, is <b>shipping</b> & return free? 😀")
    agent = visit.agent
    wait_for(agent.texts, 10, "the message")
    (message,) = agent.messages.values()
    assert message.text == "Hello, is <b>shipping</b> & return free? 😀"
    assert message.author_name == "Carla"
    assert message.extra["page_title"] == "A shop with a chat window"
    assert message.language == "en"
    wait_for(lambda: visit.marks() == ["delivered"], 10, "the receipt")
    visit.stage.run(agent.channel.typing(message.thread_key, is_typing=True))
    page.until(f"{IN}.querySelector('.quiet').textContent === 'Amal is writing …'")
    visit.picture("en-light-typing")
    visit.stage.run(agent.says(message.thread_key, "Yes, both are: https://shop.test/free"))
    wait_for(lambda: len(visit.shown()) == 2, 10, "the answer")
    assert page.ask(f"{IN}.querySelector('.row .text a').href") == "https://shop.test/free"
    assert page.ask(f"{IN}.querySelector('.quiet').textContent") == ""
    wait_for(lambda: any(isinstance(e, ReadUpTo) for e in agent.events), 10, "the read mark")
    seen = RemoteAction("seen", message.place, message.place_key)
    visit.stage.run(agent.channel.act([seen]))
    wait_for(lambda: visit.marks() == ["read"], 10, "the mark at the visitor's")
    page.ask(f"{IN}.querySelector('.bar textarea').focus()")
    page.write("I mean")
    wait_for(lambda: Typing(message.thread_key) in agent.events, 10, "the visitor's typing")
    sent = f"{1:032x}@kindline.invalid"
    edit = RemoteAction("edit", "", "", "Yes, both.", f"{message.thread_key}|{sent}")
    visit.stage.run(agent.channel.act([edit]))
    wait_for(lambda: visit.shown()[-1] == "Yes, both.", 10, "the correction")
    visit.picture("en-light")


def test_history_stays_over_pages_and_nothing_is_lost_meanwhile(visit: Visit) -> None:
    visit.begin()
    page = visit.open()
    visit.click_open()
    page.until(f"{STATUS} === 'We are here'")
    visit.write("One")
    wait_for(visit.agent.texts, 10, "the message")
    page.go(f"{visit.site}/demo.html?away=1".replace("demo.html?away=1", "kindline-chat.js"))
    visit.stage.run(visit.agent.says(visit.thread(), "While you were on another page"))
    visit.open()
    wait_for(lambda: visit.shown() == ["One", "While you were on another page"], 10, "the history")
    page.until(f"{STATUS} === 'We are here'")
    # The server is away, a message is written, the page is left, and the server comes back.
    visit.prosody.stop()
    page.until(f"{STATUS} !== 'We are here'")
    visit.write("Two")
    assert visit.marks() == ["delivered", "waiting"]
    visit.open()
    visit.prosody.run()
    wait_for(lambda: visit.agent.texts().count("Two") == 1, 40, "the kept message")
    wait_for(lambda: visit.marks()[-1] == "delivered", 20, "the receipt")
    time.sleep(0.5)
    assert visit.agent.texts().count("Two") == 1
    assert visit.shown() == ["One", "While you were on another page", "Two"]


def test_when_nobody_is_on_shift_a_form_takes_the_message(visit: Visit) -> None:
    page = visit.open(theme="dark")
    visit.click_open()
    page.until(f"{STATUS} === 'Nobody is here just now'")
    page.until(f"!{IN}.querySelector('form').hidden")
    visit.picture("en-dark-form")
    page.ask(f"{IN}.querySelector('form #message').focus()")
    page.write("Please write to me about order 88213.")
    page.ask(f"{IN}.querySelector('form').requestSubmit()")
    assert page.ask(f"{IN}.querySelector('#email-wrong').textContent") == "Please fill this in."
    assert page.ask(f"{IN}.activeElement.id") == "email"
    page.write("carla@example.com")
    page.key("Enter")
    wait_for(lambda: visit.marks() == ["sent"], 10, "the server's word")
    visit.begin()
    wait_for(visit.agent.texts, 10, "the message")
    (message,) = visit.agent.messages.values()
    assert message.extra["email"] == "carla@example.com"
    sentence = next(e.sentence for e in visit.agent.events if getattr(e, "sentence", ""))
    assert "while nobody was here" in sentence
    assert "carla@example.com, which nobody checked" in sentence
    visit.stage.run(visit.agent.says(message.thread_key, "We found it."))
    wait_for(lambda: visit.shown()[-1] == "We found it.", 10, "the answer")


def test_files_go_both_ways(visit: Visit, tmp_path: Path) -> None:
    visit.begin()
    page = visit.open()
    visit.click_open()
    page.until(f"{STATUS} === 'We are here'")
    file = tmp_path / "receipt.txt"
    file.write_bytes("Paid: 12 €".encode())
    found = page.call("Runtime.evaluate", expression=f"{IN}.querySelector('input[type=file]')")
    page.call("DOM.setFileInputFiles", files=[str(file)], objectId=found["result"]["objectId"])
    wait_for(lambda: visit.agent.messages, 15, "the file")
    (message,) = visit.agent.messages.values()
    (got,) = message.files
    assert (got.name, got.content, got.missing) == ("receipt.txt", file.read_bytes(), "")
    label = IncomingFile("label.pdf", "application/pdf", b"%PDF-1.4 test")
    visit.stage.run(visit.agent.says(message.thread_key, "Your label", 1, label))
    wait_for(lambda: len(visit.shown()) == 2, 10, "the label")
    href = page.ask(f"{IN}.querySelector('.row:not(.mine) a').href")
    assert page.ask(f"fetch({json.dumps(href)}).then(each => each.text())") == "%PDF-1.4 test"


def test_keyboard_and_assistive_technology(visit: Visit) -> None:
    visit.begin()
    page = visit.open()
    page.call("Accessibility.enable")
    assert ("button", "Open chat") in page.tree()
    page.ask(f"{IN}.querySelector('.launch').focus()")
    page.key("Enter")
    page.until(f"!{IN}.querySelector('.panel').hidden")
    assert page.ask(f"{IN}.activeElement.tagName") == "TEXTAREA"
    page.until(f"{STATUS} === 'We are here'")
    tree = page.tree()
    for expected in (
        ("dialog", "Chat with us"),
        ("log", "Chat with us"),
        ("textbox", "Write a message"),
        ("button", "Send"),
        ("button", "Attach a file"),
    ):
        assert expected in tree
    page.key("Escape")
    assert page.ask(f"{IN}.querySelector('.panel').hidden")
    assert page.ask(f"{IN}.activeElement.className") == "launch"
    # On a phone the window is the whole screen, and focus goes round within it.
    page.shape(390, 760)
    page.key("Enter")
    assert page.ask(f"{IN}.querySelector('.panel').getAttribute('aria-modal')") == "true"
    seen = set()
    for _ in range(12):
        page.key("Tab")
        seen.add(page.ask(f"{IN}.activeElement && {IN}.activeElement.className"))
    assert "launch" not in seen
    assert None not in seen
    visit.picture("en-phone")
    page.shape(1000, 720)


def test_contrast_is_enough_in_light_and_dark(visit: Visit) -> None:
    visit.begin()
    for theme in ("light", "dark"):
        page = visit.open(theme=theme)
        if page.ask(f"{IN}.querySelector('.panel').hidden"):
            visit.click_open()
        page.until(f"{STATUS} === 'We are here'")
        colours = page.ask(
            f"(() => {{ const s = getComputedStyle({IN}.host); return Object.fromEntries("
            "['--ink','--ground','--soft','--raised','--mine','--on-mine','--brand','--on-brand',"
            "'--bad'].map(k => [k, s.getPropertyValue(k).trim()])) })()"
        )
        for over, under in (
            ("--ink", "--ground"), ("--ink", "--raised"), ("--soft", "--ground"),
            ("--soft", "--raised"), ("--on-mine", "--mine"), ("--on-brand", "--brand"),
            ("--brand", "--ground"), ("--bad", "--ground"),
        ):  # fmt: skip
            assert _contrast(colours[over], colours[under]) >= 4.5, (theme, over, under)


def test_arabic_stands_from_right_to_left(visit: Visit) -> None:
    visit.begin()
    page = visit.open(language="ar", name="سارة")
    visit.click_open()
    page.until(f"{STATUS} === 'نحن هنا'")
    visit.write("مرحبًا، أين طلبي 88213؟")
    wait_for(visit.agent.texts, 10, "the message")
    visit.stage.run(visit.agent.says(visit.thread(), "أهلًا سارة، خرج اليوم."))
    wait_for(lambda: len(visit.shown()) == 2, 10, "the answer")
    box = page.ask(f"{IN}.querySelector('.panel').getBoundingClientRect().toJSON()")
    assert box["left"] < 100
    mine = page.ask(f"{IN}.querySelector('.row.mine').getBoundingClientRect().toJSON()")
    assert mine["left"] - box["left"] < box["right"] - mine["right"]
    visit.picture("ar-light")
    page.shape(1000, 720, is_dark=True)
    visit.picture("ar-dark")
    page.shape(390, 760, is_dark=True)
    visit.picture("ar-dark-phone")


def test_a_site_can_sign_who_its_visitor_is(visit: Visit) -> None:
    visit.begin()
    page = visit.open(name="Omar", email="omar@example.com", token="e2a7")  # noqa: S106
    visit.click_open()
    page.until(f"{STATUS} === 'We are here'")
    visit.write("It is me")
    wait_for(visit.agent.texts, 10, "the message")
    (message,) = visit.agent.messages.values()
    assert message.author_handle == message.thread_key, "a wrong signature is no proof"
    visit.open(name="Omar", email="omar@example.com", token=_signed("omar@example.com"))
    page.until(f"{STATUS} === 'We are here'")
    visit.write("It is really me")
    wait_for(lambda: len(visit.agent.texts()) == 2, 10, "the second message")
    assert list(visit.agent.messages.values())[1].author_handle == "omar@example.com"


def test_an_anonymous_visitor_keeps_the_conversation_over_pages(visit: Visit) -> None:
    visit.begin()
    more = {"visitors": "anonymous", "domain": "anon.test"}
    page = visit.open(**more)
    visit.click_open()
    page.until(f"{STATUS} === 'We are here'")
    visit.write("First page")
    wait_for(visit.agent.texts, 10, "the message")
    visit.open(**more)
    page.until(f"{STATUS} === 'We are here'")
    visit.write("Second page")
    wait_for(lambda: len(visit.agent.texts()) == 2, 10, "the second message")
    threads = {each.thread_key for each in visit.agent.messages.values()}
    assert len(threads) == 1
    assert threads.pop().startswith("v-")
    visit.stage.run(visit.agent.says(visit.thread(), "Hello again"))
    wait_for(lambda: visit.shown() == ["First page", "Second page", "Hello again"], 10, "all")


def _signed(email: str) -> str:
    import hmac  # noqa: PLC0415 - what a site's own code would do

    return hmac.new(b"a shared key", email.encode(), "sha256").hexdigest()


def _contrast(one: str, other: str) -> float:
    """Compute WCAG 2.2's contrast of two hex colours."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    short = colour.lstrip("#")
    full = "".join(char * 2 for char in short) if len(short) == 3 else short
    parts: list[Any] = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
