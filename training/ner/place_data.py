"""Word lists and weights from which :mod:`training.ner.places` draws."""

from __future__ import annotations

from .name_data import words

_WEIGHTS = words("""
    SY:14 IQ:8 YE:10 LY:7 SD:8 SS:4 SO:5 ET:4 ML:4 BF:4 NE:3 NG:4 TD:2 CD:5 UA:12 RU:4 AF:7 PK:4 IN:2
    MM:9 LB:3 PS:4 IL:2 EG:2 TR:2 IR:2 CM:3 CF:3 MZ:3 KE:1 CO:3 PH:2 TH:1 AM:1 AZ:1 GE:1 SA:1 JO:1 DZ:1
    HT:1 UG:1 ER:1
""")
COUNTRY_WEIGHTS = {code: int(weight) for code, weight in (pair.split(":") for pair in _WEIGHTS)}
ARABIC_LANDS = frozenset(words("SY IQ YE LY SD LB PS EG SA JO DZ"))
FACILITIES = words("""
    airbase|airport|military airport|air base|border crossing|crossing|dam|oilfield|gas field|oil field
    |bridge|refinery|power station|hospital|prison|military base|base|checkpoint|roundabout|junction
    |camp|port|mine|farm|farms|valley|mountains|hills|heights|forest|island|lake|river|highway|road
    |plain|barracks|stadium|mosque|university|cemetery|factory|tunnel|pass
""")
DIRECTIONS = words("""
    eastern|western|northern|southern|central|northeastern|northwestern|southeastern|southwestern
    |north-eastern|north-western|south-east|north|south|east|west|rural|Eastern|Western|Northern
    |Southern|upper|northwest
""")
ARTICLES = (
    "al-",
    "al-",
    "al-",
    "Al-",
    "Al ",
    "el-",
    "El ",
    "as-",
    "ad-",
    "ash-",
    "ar-",
    "ez-",
    "az-",
    "al-",
    "an-",
    "at-",
    "El-",
    "",
)
QUARTERS = words("""
    Old City|Block 9|Industrial Zone|Green Zone|Old Town|University City|Sector 7|Zone 5
    |Station District|PK12|Medina|Khamsa|Haile Garment
""")
TERRAIN_HEADS = words("""
    Jabal|Jebel|Mount|Wadi|Tal|Tell|Tallet|Lake|Bab|Jurd|Fort|Camp|Jabal|Mount|Port|Hajar|Nahr
    |Forward Operating Base|Khor
""")
ROADS = words("highway|road|highway|axis road|railway|border")
