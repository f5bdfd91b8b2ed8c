"""All SQL of the product. One async engine (SQLAlchemy Core) for SQLite and PostgreSQL.

The doors, each a class that is given the database (and clock, keys) it works with:

    database = await Database.open("sqlite+aiosqlite:///path" | "postgresql+asyncpg://...")
        .reading() / .writing()     async context managers: one connection in one transaction
        .wakeups.subscribe(callback(topic, payload)) -> unsubscribe()
                                    topics "head" (payload "district:seq") and "ephemeral" ("district:id"): a
                                    wake-up only, also from other processes; the cursor read is the truth
        await .close()
    Unavailable                     raised where the database cannot answer now; retry with the same op_id

    vault = Vault.open(folder, environ)     the master key: HUYING_MASTER_KEY, or folder/master.key
    await vault.check(database)             raises WrongMasterKey

    await write_world(database, vault, world, phones={contact: "139..."})   seeding, whole set-up
    await load_world(database, district) -> World

    ledger = Ledger(database, clock, vault, district)       one a district and process
        await .start(); await .close()      close carries out what is queued
        await .submit(operation, actor) -> OperationAnswer     raises Refusal, Unavailable
        await .run_due(limit=256) -> DueRound(fired, next_at)  time's own transitions that are due
        await .world() -> World             the present set-up, cached by its version
        await .head() -> Head(district, seq, hash)

    people = People(database, vault, district)
        await .reveal(ticket, reporter) -> PersonalData     after submit(Reveal) alone; raises PersonGone
        await .by_phone(phone, scope) -> tuple[Known, ...]  (ticket, reporter) newest first

    scope = scope_of(actor) -> Scope | None     None: the role reads no tickets
        .sees_event(event, accounts), .sees_ticket(area, units, accounts): the same conditions as in SQL

    reading = Reading(database, vault, district)
        await .events(scope, since, limit=1000) -> EventsPage        raises UnknownCursor when since > head
        await .ticket(scope, ticket) -> TicketView | None
        await .head() -> (seq, hash); await .hash_at(seq) -> bytes | None   to compare with what a client saw
        await .counters(scope, now) -> dict[Counter, int]; await .most_urgent(scope, now, limit)
        await .tail(since, limit=2000) -> Tail  everybody's events after a cursor, read once for all feeds
    page_of(tail, scope) -> EventsPage          a scope's part of a tail, without the database

    snapshots = Snapshots(database, clock, district)
        await .open_part(scope) -> bytes        zstd frame: framed SnapshotHead, then framed lists of rows
    segments = Segments(database, clock, district)
        await .get(scope, street, month) -> Segment(etag, data) | None   data: zstd frame of framed lists
        await .make() -> int                    a job's work, once an hour will do

    outbox = Outbox(database, clock, vault, district)   topic "messages" ("district:ticket") at every change
        await .claim(limit) -> tuple[Claimed, ...]  due and still wanted, now `sending`; each has its phone
        await .sent(key), .refused(key), .unconfirmed(key), .failed(key)
        await .recover(alone=bool) -> int       messages whose sender died become `unconfirmed`
        await .next_at() -> int

    ephemerals = Ephemerals(database, district)
        await .say(message, lifetime_ms) -> id; await .since(id) -> [(id, message)]; await .sweep()

    await verify(database, district, head=(seq, hash) | None) -> Soundness(sound, seq, hash, first_bad_seq)

    async with loading(database, vault, district) as loader:     seeding: decided events in bulk
        await loader.new_id(arrived_at) -> int; loader.sealed(personal data) -> SealedPerson
        await loader.add(decision, op_id=..., before=ticket | None, person=sealed | None)
"""
