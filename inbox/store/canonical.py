"""Who is who: the smallest id among contacts joined by active edges."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select, update

from inbox.store.tables import contact_merges, contacts


def settle(connection: Connection, edge_id: str) -> set[str]:
    """Store the canonical ids around an edge that came or went; give every contact touched."""
    e = contact_merges.c
    ends = connection.execute(select(e.contact_id, e.other_id).where(e.id == edge_id)).one()
    touched: set[str] = set()
    for end in ends:
        if end in touched:
            continue
        group = joined(connection, end)
        touched |= group
        connection.execute(
            update(contacts).where(contacts.c.id.in_(group)).values(canonical_id=min(group))
        )
    return touched


def joined(connection: Connection, contact_id: str) -> set[str]:
    """Give every contact reachable over active edges, the first one included."""
    e = contact_merges.c
    found: set[str] = set()
    fresh = {contact_id}
    while fresh:
        found |= fresh
        edges = connection.execute(
            select(e.contact_id, e.other_id).where(
                e.is_active, or_(e.contact_id.in_(fresh), e.other_id.in_(fresh))
            )
        ).all()
        fresh = {end for edge in edges for end in edge} - found
    return found
