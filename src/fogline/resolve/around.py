"""What stands around a name in running text: articles, words that put a place there, roads that hold two names."""

from __future__ import annotations

import re

ARTICLE = re.compile(r"\b(?:al|el|ad|ar|as|ash|at|az|an)[ -]{1,2}$", re.I)
INTO = re.compile(
    r"\b(?:in|at|near|from|to|of|around|outside|between|toward|towards|into|on|over|and|village|town|city|district|,)\s+(?:the\s+)?(?:(?:town|city|village|district|area|neighbou?rhood|outskirts) of\s+)?$",
    re.I,
)
KIND_AFTER = re.compile(
    r"^\s+(?:village|town|city|district|province|governorate|region|area|neighbou?rhood|camp|hill|mountain)\b", re.I
)
JOINED = re.compile(r"[-–][A-Z]")
ROAD = re.compile(
    r"\b[A-Z][\w'’]+(?: [A-Z][\w'’]+| (?:al|ez|el)-[A-Z][\w'’]+)?\s?[-–]\s?(?:(?:al|ez|el)-)?[A-Z][\w'’]+(?: [a-z]+)? (?:highway|road|motorway|route|Highway|Road)\b"
)
HEAD = re.compile(r"(\w+)(?:\s+(?:of|from))?(?:\s+the)?\s+(?=[A-Z])")
