"""Who asks, and what they may do: viewer looks, coder adds and corrects, reviewer accepts and rejects, admin does the rest."""

from __future__ import annotations

from typing import Any, NamedTuple

from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler

from fogline.store.people import ROLES, Role

ANYONE = "anyone"


__all__ = ["ANYONE", "ROLES", "Person", "Role", "allowed", "person_of", "somebody"]


class Person(NamedTuple):
    """Somebody who asks. `local` is whoever sits at the machine while nobody has an account."""

    name: str
    role: Role
    local: bool = False
    token: bool = False  # a program with a token: no cookie that another site could make a browser send
    csrf: str = ""

    @property
    def sees_names(self) -> bool:
        """Whether names of private persons are shown."""
        return self.role != "viewer"

    def may(self, role: Role) -> bool:
        """Whether this person has a role or a higher one."""
        return ROLES.index(self.role) >= ROLES.index(role)


def person_of(connection: ASGIConnection[Any, Any, Any, Any]) -> Person | None:
    """Who asks; None for somebody who has not logged in."""
    found: Person | None = connection.scope.get("user")
    return found


def allowed(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """The guard of every route: its `role` must be stated, and whoever asks must have it."""
    role = handler.opt.get("role")
    if role is None:
        raise PermissionDeniedException("this route does not say who may use it")
    if role == ANYONE:
        return
    person = person_of(connection)
    if person is None:
        raise NotAuthorizedException("log in first")
    if not person.may(role):
        raise PermissionDeniedException(f"this needs the role {role}; yours is {person.role}")


def somebody(request: Any) -> Person:
    """Who asks, where the guard has let them through."""
    found = person_of(request)
    if found is None:
        raise NotAuthorizedException("log in first")
    return found
