"""Logging in and out, tokens for programs, and accounts."""

from __future__ import annotations

import time
from typing import Annotated, Any

from litestar import Response, delete, get, post
from litestar.datastructures import Cookie
from litestar.exceptions import NotAuthorizedException
from litestar.params import JSONBody, PathParameter
from msgspec import Meta

from fogline.errors import UsageError
from fogline.model.record import Record
from fogline.store.people import SESSION, People, Role
from fogline.web.gate import COOKIE, cookie_of
from fogline.web.person import ANYONE, somebody
from fogline.web.reply import Asked, answer
from fogline.web.site import Served

Short = Annotated[str, Meta(min_length=1, max_length=100)]
Password = Annotated[str, Meta(max_length=200)]
Named = Annotated[str, PathParameter(min_length=1, max_length=100)]


class Login(Record, frozen=True, kw_only=True):
    """Who logs in."""

    name: Short
    password: Password


class Done(Record, frozen=True, kw_only=True):
    """That it is done."""

    done: bool = True


class NewToken(Record, frozen=True, kw_only=True):
    """What a token is for, what it may do, and for how long."""

    title: Short
    role: Role = "viewer"
    days: Annotated[int, Meta(ge=1, le=366)] = 90


class TokenRow(Record, frozen=True, kw_only=True):
    """A token; `secret` only when it was just made."""

    id: str
    user: str
    title: str
    role: Role
    until: float
    secret: str | None = None


class Tokens(Record, frozen=True, kw_only=True):
    """Tokens of whoever asks; of everybody for an admin."""

    items: list[TokenRow]


class UserRow(Record, frozen=True, kw_only=True):
    """An account."""

    name: str
    role: Role


class Users(Record, frozen=True, kw_only=True):
    """All accounts."""

    items: list[UserRow]


class NewUser(Record, frozen=True, kw_only=True):
    """An account to be made, or another role or password for one that is there."""

    name: Short
    role: Role = "viewer"
    password: Password


class Change(Record, frozen=True, kw_only=True):
    """Another role or password."""

    role: Role | None = None
    password: Password | None = None


@post("/login", sync_to_thread=True, role=ANYONE, status_code=200, summary="Log in with name and password")
def login(request: Asked, site: Served, data: JSONBody[Login]) -> Done:
    """Sets a cookie that scripts cannot read, for twelve hours."""
    with site.ledger.reading() as connection:
        good = People(connection, time.time()).check(data.name, data.password)
    if not good:
        raise NotAuthorizedException("name and password do not fit")
    with site.ledger.writing() as connection:
        key, _ = People(connection, time.time()).open(data.name)
    made: Any = Response(Done(), cookies=[_cookie(request, key, int(SESSION))])
    return made  # type: ignore[no-any-return]


@post("/logout", sync_to_thread=True, role=ANYONE, status_code=200, summary="End the session")
def logout(request: Asked, site: Served) -> Done:
    """Forgets the session here and in the browser."""
    key = cookie_of(dict(request.scope["headers"]))
    if key:
        with site.ledger.writing() as connection:
            People(connection, time.time()).close(key)
    made: Any = Response(Done(), cookies=[_cookie(request, "", 0)])
    return made  # type: ignore[no-any-return]


def _cookie(request: Asked, key: str, seconds: int) -> Cookie:
    secure = request.url.scheme == "https"
    return Cookie(COOKIE, "/", key, max_age=seconds, httponly=True, samesite="lax", secure=secure)


@get("/tokens", sync_to_thread=True, role="viewer", summary="Tokens, without their secrets")
def tokens(request: Asked, site: Served) -> Tokens:
    """One's own; everybody's for an admin."""
    person = somebody(request)
    with site.ledger.reading() as connection:
        found = People(connection, time.time()).issued(None if person.role == "admin" else person.name)
    return answer(request, Tokens(items=[TokenRow(**t._asdict()) for t in found]))


@post("/tokens", sync_to_thread=True, role="viewer", summary="Make a token for a program")
def new_token(request: Asked, site: Served, data: JSONBody[NewToken]) -> TokenRow:
    """Its secret is told once. Send it as `Authorization: Bearer …`. A program cannot make tokens for itself."""
    person = somebody(request)
    if person.local or person.token:
        raise UsageError("a token belongs to somebody who logged in; make an account with: fogline users add")
    with site.ledger.writing() as connection:
        secret, made = People(connection, time.time()).issue(person.name, data.title, data.role, data.days)
    return answer(request, TokenRow(**made._asdict(), secret=secret), 201)


@delete("/tokens/{name:str}", sync_to_thread=True, role="viewer", status_code=200, summary="End a token")
def no_token(request: Asked, site: Served, name: Named) -> Done:
    """One's own; anybody's for an admin."""
    person = somebody(request)
    with site.ledger.writing() as connection:
        People(connection, time.time()).revoke(name, None if person.role == "admin" else person.name)
    return answer(request, Done())


@get("/users", sync_to_thread=True, role="admin", summary="All accounts")
def users(request: Asked, site: Served) -> Users:
    """Names and roles."""
    with site.ledger.reading() as connection:
        found = People(connection, time.time()).all()
    return answer(request, Users(items=[UserRow(name=u.name, role=u.role) for u in found]))


@post("/users", sync_to_thread=True, role="admin", summary="Make an account")
def new_user(request: Asked, site: Served, data: JSONBody[NewUser]) -> UserRow:
    """From then on everybody logs in; the first account is an admin's."""
    with site.ledger.writing() as connection:
        people = People(connection, time.time())
        if data.role != "admin" and not people.any():
            raise UsageError("the first account must be an admin's: without one nobody could make others")
        people.add(data.name, data.role, data.password)
    return answer(request, UserRow(name=data.name, role=data.role), 201)


@post("/users/{name:str}", sync_to_thread=True, role="admin", status_code=200, summary="Another role or password")
def change_user(request: Asked, site: Served, name: Named, data: JSONBody[Change]) -> Done:
    """Ends the person's sessions."""
    with site.ledger.writing() as connection:
        People(connection, time.time()).change(name, data.role, data.password)
    return answer(request, Done())


@delete("/users/{name:str}", sync_to_thread=True, role="admin", status_code=200, summary="Take an account away")
def no_user(request: Asked, site: Served, name: Named) -> Done:
    """Not one's own."""
    if somebody(request).name == name:
        raise UsageError("nobody takes away their own account; ask another admin")
    with site.ledger.writing() as connection:
        People(connection, time.time()).remove(name)
    return answer(request, Done())


ROUTES = (login, logout, tokens, new_token, no_token, users, new_user, change_user, no_user)
