"""Bytes to text, never silent garbage."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest

from fogline.errors import InputError
from fogline.ingest.decode import MAX_BYTES, decode, unpack

ENGLISH = "The Reed Front left Osterholm on Monday; the guard’s café stayed open. “We saw it”, said Åse."
ARABIC = "قال مراسلنا إن القوات دخلت البلدة صباح يوم الاثنين بعد اشتباكات عنيفة استمرت عدة ساعات مع المسلحين. " * 4
FRENCH = "Les combats ont repris près de la ville après une trêve très brève; l'armée a été accusée d'avoir tiré. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_unicode(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "page") == text


def test_utf16_of_the_other_end() -> None:
    assert decode(b"\xfe\xff" + ENGLISH.encode("utf-16-be"), "page") == ENGLISH


def test_arabic_in_an_older_charset_is_recognised() -> None:
    assert decode(ARABIC.encode("windows-1256"), "page") == ARABIC


@pytest.mark.parametrize("encoding", ["latin-1", "windows-1252"])
def test_french_in_an_older_charset_is_recognised(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding), "page") == FRENCH


def test_an_english_page_with_typographic_quotes_in_an_older_charset() -> None:
    text = "The guard’s post was empty. “Nobody came,” said the miller – and shut the door. " * 5
    assert decode(text.encode("windows-1252"), "page") == text


def test_a_declared_charset_is_believed_where_it_fits() -> None:
    assert decode("é".encode("latin-1"), "page", "latin-1") == "é"
    assert decode("è".encode("windows-1252"), "page", "windows-1252") == "è"


@pytest.mark.parametrize("declared", ["utf-8", "klingon", "ascii"])
def test_a_wrong_declaration_is_not_believed(declared: str) -> None:
    assert decode(ARABIC.encode("windows-1256"), "page", declared) == ARABIC


def test_the_text_is_not_changed_otherwise() -> None:
    assert decode(b"  a\r\n\tb\x0c \n", "page") == "  a\r\n\tb\x0c \n"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"text and then\0\0\0", "binary"),
        (b"\xff\xfea\0b\0c", "charset"),
        (b"\xef\xbb\xbfabc\xff\xfe\xfd", "charset"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw: bytes, code: str) -> None:
    with pytest.raises(InputError, match=r"box/page\.txt") as caught:
        decode(raw, "box/page.txt")
    assert (caught.value.code, caught.value.ref) == (code, "box/page.txt")


def test_a_long_page_whose_first_accent_comes_late() -> None:
    text = "The guard was there and saw nothing at all. " * 1600 + FRENCH
    assert decode(text.encode("windows-1252"), "page") == text


def test_one_bad_byte_does_not_turn_a_utf8_page_into_garbage() -> None:
    raw = ARABIC.encode() + b"\xff" + ARABIC.encode()
    try:
        text = decode(raw, "page")
    except InputError as error:
        assert error.code == "charset"
    else:
        assert "القوات دخلت البلدة" in text


def test_what_is_not_packed_stays_as_it_is() -> None:
    assert unpack(b"plain", "page") == b"plain"
    assert unpack(b"", "page") == b""


def test_a_packed_page() -> None:
    assert unpack(gzip.compress(ENGLISH.encode()), "page.gz") == ENGLISH.encode()


def test_several_packed_parts_in_one_file() -> None:
    assert unpack(gzip.compress(b"one ") + gzip.compress(b"two"), "page.gz") == b"one two"


@pytest.mark.parametrize("cut", [1, 8, 20])
def test_a_page_cut_short(cut: int) -> None:
    raw = gzip.compress(ENGLISH.encode())
    with pytest.raises(InputError, match=r"page\.gz") as caught:
        unpack(raw[:-cut], "page.gz")
    assert caught.value.code == "damaged-gzip"


def test_a_damaged_page() -> None:
    raw = bytearray(gzip.compress(ENGLISH.encode() * 20))
    raw[30:40] = bytes(10)
    with pytest.raises(InputError) as caught:
        unpack(bytes(raw), "page.gz")
    assert caught.value.code == "damaged-gzip"


def test_a_damaged_second_part() -> None:
    with pytest.raises(InputError):
        unpack(gzip.compress(b"one ") + gzip.compress(b"two")[:-9], "page.gz")


@pytest.fixture(scope="module")
def bomb() -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    block = bytes(1 << 20)
    parts = [packer.compress(block) for _ in range((MAX_BYTES >> 20) + 8)]
    return b"".join([*parts, packer.flush()])


def test_a_bomb_is_refused_before_it_fills_the_memory(bomb: bytes) -> None:
    assert len(bomb) < 200_000
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="64 MB") as caught:
            unpack(bomb, "bomb.gz")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert caught.value.code == "too-large"
    assert peak < 3 * MAX_BYTES


def test_a_bomb_behind_a_harmless_part(bomb: bytes) -> None:
    with pytest.raises(InputError):
        unpack(gzip.compress(b"hello") + bomb, "bomb.gz")
