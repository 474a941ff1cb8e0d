"""People with their roles, sessions and tokens. Passwords are kept as scrypt, what a browser or program holds as digests only."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import secrets
from typing import Literal, NamedTuple, get_args

from sqlalchemy import Connection, delete, func, insert, select, update

from fogline.errors import UsageError
from fogline.store.schema import sessions, tokens, users

Role = Literal["viewer", "coder", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
SESSION = 12 * 3600.0  # seconds
LEAST = 10  # characters of a password
_NAME = re.compile(r"[\w.@ -]{1,60}")
_COST = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 1024 * 1024}  # 32 MB and about a tenth of a second a guess


class User(NamedTuple):
    """A person with an account."""

    name: str
    role: Role


class Session(NamedTuple):
    """Somebody who has logged in, or a program with a token (which has no `csrf`)."""

    user: str
    role: Role
    csrf: str


class Token(NamedTuple):
    """A token without its secret."""

    id: str
    user: str
    title: str
    role: Role
    until: float


class People:
    """Accounts of one ledger, inside a transaction. `now` is Unix time."""

    def __init__(self, connection: Connection, now: float) -> None:
        self._connection, self._now = connection, now

    def any(self) -> bool:
        """Whether anybody has an account."""
        return self._connection.execute(select(func.count()).select_from(users)).scalar_one() > 0

    def all(self) -> list[User]:
        """Everybody by name."""
        return [
            User(r.name, r.role)
            for r in self._connection.execute(select(users.c.name, users.c.role).order_by(users.c.name))
        ]

    def add(self, name: str, role: str, password: str) -> None:
        """A new account. UsageError where the name is taken or the password short."""
        if not _NAME.fullmatch(name) or name != name.strip():
            raise UsageError(f"{name!r} cannot be a name: letters, digits, spaces and . _ - @, at most 60")
        if self._role(name) is not None:
            raise UsageError(f"{name} has an account already; change it with: fogline users role {name} ROLE")
        self._connection.execute(
            insert(users).values(name=name, role=_role(role), secret=_hash(_long(password)), made=self._now)
        )

    def remove(self, name: str) -> None:
        """Take an account away, with its sessions and tokens. What the person did stays."""
        self._known(name)
        for table, column in ((sessions, sessions.c.user), (tokens, tokens.c.user), (users, users.c.name)):
            self._connection.execute(delete(table).where(column == name))

    def change(self, name: str, role: str | None = None, password: str | None = None) -> None:
        """Another role or password; the person logs in again."""
        self._known(name)
        if role is not None:
            self._connection.execute(update(users).where(users.c.name == name).values(role=_role(role)))
        if password is not None:
            self._connection.execute(update(users).where(users.c.name == name).values(secret=_hash(_long(password))))
        self._connection.execute(delete(sessions).where(sessions.c.user == name))

    def check(self, name: str, password: str) -> bool:
        """Whether this is the person's password; takes as long for a name that nobody has."""
        secret = self._connection.execute(select(users.c.secret).where(users.c.name == name)).scalar()
        return _same(password, secret or _NOBODY) and secret is not None

    def open(self, name: str) -> tuple[str, Session]:
        """A new session: what the cookie holds, and the session. Old ones of anybody are cleared away."""
        key, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
        self._connection.execute(delete(sessions).where(sessions.c.until < self._now))
        self._connection.execute(
            insert(sessions).values(digest=_digest(key), user=name, csrf=csrf, until=self._now + SESSION)
        )
        return key, Session(name, self._known(name), csrf)

    def close(self, key: str) -> None:
        """End a session."""
        self._connection.execute(delete(sessions).where(sessions.c.digest == _digest(key)))

    def session(self, key: str) -> Session | None:
        """The session that a cookie opens, unless it is over."""
        row = self._connection.execute(
            select(users.c.name, users.c.role, sessions.c.csrf).join(sessions, sessions.c.user == users.c.name)
            .where(sessions.c.digest == _digest(key), sessions.c.until > self._now)
        ).first()  # fmt: skip
        return Session(row.name, row.role, row.csrf) if row else None

    def issue(self, user: str, title: str, role: str, days: int) -> tuple[str, Token]:
        """A new token for programs: its secret, told only now, and what is kept of it. Its role is at most the person's own."""
        own = self._known(user)
        if ROLES.index(_role(role)) > ROLES.index(own):
            raise UsageError(f"a token of {user} has at most the role {own}")
        key, name = f"fog_{secrets.token_urlsafe(32)}", f"tok_{secrets.token_hex(8)}"
        until = self._now + days * 86400
        self._connection.execute(insert(tokens).values(
            id=name, digest=_digest(key), user=user, title=title[:100].replace("\x00", " "), role=role, made=self._now, until=until))  # fmt: skip
        return key, Token(name, user, title, _role(role), until)

    def issued(self, user: str | None) -> list[Token]:
        """Tokens of a person, or of everybody."""
        asked = select(tokens.c.id, tokens.c.user, tokens.c.title, tokens.c.role, tokens.c.until).order_by(
            tokens.c.made, tokens.c.id
        )
        rows = self._connection.execute(asked.where(tokens.c.user == user) if user else asked)
        return [Token(*row) for row in rows]

    def revoke(self, name: str, user: str | None) -> None:
        """End a token: of a person, or of anybody. UsageError where there is none."""
        rule = tokens.c.id == name if user is None else (tokens.c.id == name) & (tokens.c.user == user)
        if not self._connection.execute(delete(tokens).where(rule)).rowcount:
            raise UsageError(f"{name}: there is no such token of yours")

    def token(self, key: str) -> Session | None:
        """Whom a token stands for, unless it is over: with its role, or the person's where that is lower by now."""
        row = self._connection.execute(
            select(users.c.name, users.c.role, tokens.c.role.label("scope")).join(tokens, tokens.c.user == users.c.name)
            .where(tokens.c.digest == _digest(key), tokens.c.until > self._now)
        ).first()  # fmt: skip
        return Session(row.name, ROLES[min(ROLES.index(row.role), ROLES.index(row.scope))], "") if row else None

    def _role(self, name: str) -> Role | None:
        found: Role | None = self._connection.execute(select(users.c.role).where(users.c.name == name)).scalar()
        return found

    def _known(self, name: str) -> Role:
        found = self._role(name)
        if found is None:
            raise UsageError(f"{name} has no account; see: fogline users list")
        return found


def _role(name: str) -> Role:
    for role in ROLES:
        if role == name:
            return role
    raise UsageError(f"{name!r} is no role; these are: {', '.join(ROLES)}")


def _long(password: str) -> str:
    if len(password) < LEAST:
        raise UsageError(f"the password has {len(password)} characters; it needs at least {LEAST}")
    return password


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _hash(password: str) -> str:
    salt = os.urandom(16)
    made = hashlib.scrypt(password.encode("utf-8", "surrogatepass"), salt=salt, **_COST)
    return f"scrypt${base64.b64encode(salt).decode()}${base64.b64encode(made).decode()}"


def _same(password: str, secret: str) -> bool:
    _, salt, made = secret.split("$")
    tried = hashlib.scrypt(password.encode("utf-8", "surrogatepass"), salt=base64.b64decode(salt), **_COST)
    return hmac.compare_digest(tried, base64.b64decode(made))


_NOBODY = f"scrypt${base64.b64encode(b'0' * 16).decode()}${base64.b64encode(b'0' * 64).decode()}"
