"""The XML names of the XMPP extensions that live chat speaks."""

from __future__ import annotations

CLIENT = "jabber:client"
BOB = "urn:xmpp:bob"  # XEP-0231
CARBONS = "urn:xmpp:carbons:2"  # XEP-0280
CORRECT = "urn:xmpp:message-correct:0"  # XEP-0308
DATA = "jabber:x:data"  # XEP-0004
DELAY = "urn:xmpp:delay"  # XEP-0203
DISCO_INFO = "http://jabber.org/protocol/disco#info"  # XEP-0030
DISCO_ITEMS = "http://jabber.org/protocol/disco#items"
FORWARD = "urn:xmpp:forward:0"  # XEP-0297
MAM = "urn:xmpp:mam:2"  # XEP-0313
MARKERS = "urn:xmpp:chat-markers:0"  # XEP-0333
NICK = "http://jabber.org/protocol/nick"  # XEP-0172
OOB = "jabber:x:oob"  # XEP-0066
PING = "urn:xmpp:ping"  # XEP-0199
RECEIPTS = "urn:xmpp:receipts"  # XEP-0184
RETRACT = "urn:xmpp:message-retract:1"  # XEP-0424
RSM = "http://jabber.org/protocol/rsm"  # XEP-0059
SID = "urn:xmpp:sid:0"  # XEP-0359
STATES = "http://jabber.org/protocol/chatstates"  # XEP-0085
STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas"
UPLOAD = "urn:xmpp:http:upload:0"  # XEP-0363
# Our own: where the visitor is and who the site says they are; README.md describes it.
VISITOR = "urn:kindline:visitor:1"
