"""Phrases that fill the lower-case slots of the templates; capital slots are names.

``{A}`` actor, ``{G}`` group, ``{N}`` national force, ``{U}`` unit, ``{GK}`` group with acronym in brackets,
``{P}`` place, ``{T}`` town, ``{D}`` quarter, ``{F}`` facility or terrain, ``{C}`` country, ``{R}`` region,
``{TU}`` town in capitals, ``{W}`` person, ``{M}`` medium, ``{ADJ}`` nationality and
``{WX}`` weapon type, ``{S1}`` one-word group inside a hyphenated word (none is a name of its own).
"""

from __future__ import annotations


def _c(text: str) -> tuple[str, ...]:
    """Split at bars; an empty piece is kept."""
    return tuple(p.strip("\n") for p in text.replace("\n", "").split("|"))


FILLERS: dict[str, tuple[str, ...]] = {
    "fighters": _c(
        "fighters|militants|fighters|gunmen|terrorists|rebels|members|elements|insurgents|forces|"
        "soldiers|jihadists|men|troops|militiamen|mercenaries|operatives|extremists|units|commandos|"
        "Militants"
    ),
    "fp": _c("|||||| {fighters}| {fighters}| {fighters}| forces| group| militia| movement| terrorist group| jihadists"),
    "of": _c(
        "{fighters} of|fighters from|elements of|units of the|members of the|troops from the|gunmen of|"
        "forces loyal to|the forces of|militants from|terrorists of|soldiers from the"
    ),
    "generic": _c(
        "the rebels|militants|the army|opposition fighters|regime forces|government troops|tribesmen|"
        "gunmen|the coalition|the group|{ADJ} fighters|{ADJ} warplanes|{ADJ} jets|unknown gunmen|"
        "the militia|terrorists|the junta|junta troops|the enemy|occupation forces|{ADJ} soldiers|"
        "the regime|insurgents|{ADJ}-backed rebels|pro-government militias|local fighters|"
        "security forces|army units|the police|the insurgents|separatists|coalition aircraft|"
        "{ADJ} drones|warplanes|bandits|armed men|the jihadists|{ADJ} artillery|residents|"
        "paramilitaries|tribal fighters|popular committees|the mujahideen|he|they"
    ),
    "s": _c(
        "{A}{fp}|the {A}{fp}|{A}{fp}|{A}|{G}{fp}|{G}{fp}|the {N}|{N}|{of} {A}|{generic}|{generic}|"
        "{generic}|{al}|the {U}|an {ADJ} unit|the {S1}-led forces|{S1}-led militants|pro-{S1} fighters|"
        "{GK}|the {GK}|the {adjx} {G}|{G} and {G}|the {N} and {G}|{A} and its allies|{G}'s {fighters}|"
        "the {ADJ}-backed {G}"
    ),
    "adjx": _c(
        "al-Qaeda-linked|Islamist|hardline|Kurdish-led|jihadist|separatist|rebel|paramilitary|"
        "so-called|ethnic|Iran-backed|Russian-backed|US-backed|Saudi-led|extremist|notorious|"
        "self-proclaimed|newly formed"
    ),
    "al": _c(
        "{G}, {G} and {G}|{G}, {A} and the {A}|{G} and the {G}|{A}, {A}, {A} and {A}|{G}, {G}, and {G}|"
        "both {G} and {G}|{G} alongside {G}|{G}, {U} and {N}"
    ),
    "o": _c(
        "{A}{fp}|the {A}{fp}|{G}{fp}|{G}|{generic}|positions of {A}|{A} positions|{G} hideouts|"
        "a {N} convoy|{G}'s positions|vehicles of {G}|the {N}|{N} {fighters}|an {G} convoy|"
        "a {G} headquarters|{generic}|{al}"
    ),
    "tl": _c(
        "{T} and {T}|{T}, {T} and {T}|{T}, {T}, {T} and {T}|{T}, {D} and {D}|{D} and {D}|"
        "{T}, {T}, and {T}|{T}, {F} and {T}|{F} and {T}|{T} and the {F}|{T}, {T}, {T}, {T} and {T}|"
        "{T} / {T}|{T} - {T}"
    ),
    "kind": _c(
        "village|town|city|district|area|province|governorate|region|state|county|township|suburb|"
        "settlement|subdistrict|locality|enclave|municipality|department|villages|countryside|axis|"
        "front|outskirts|LGA|Township|Governorate|Province|District|Oblast|County|State|City|Village|"
        "woreda|raion|Region|cercle|Department"
    ),
    "ofkind": _c(
        "village of|town of|city of|district of|province of|governorate of|region of|state of|"
        "outskirts of|port city of|settlement of|eastern countryside of|northern countryside of|"
        "western suburbs of|southern outskirts of|strategic town of|suburb of|oil-rich region of|"
        "border town of|vicinity of|capital|commune of|rural areas of|besieged city of|"
        "northern part of|entrance of|surroundings of"
    ),
    "dir": _c("east|west|north|south|northeast|northwest|southeast|southwest|north-east|south-west"),
    "loc": _c(
        "in {T}|in {T}|near {T}|in the {ofkind} {T}|in {T} {kind}|in {T} {kind}|at {F}|near {F}|"
        "{dir} of {T}|in {R}|in the {dir}ern countryside of {T}|between {T} and {T}|"
        "in the {D} neighborhood of {T}|on the {F}|in {T}, {P}|in {T}, {C}|in {C}'s {T}|"
        "in the {T} {kind}|around {T}|outside {T}|on the {T} {kind}|in {tl}|in the villages of {tl}|"
        "in the neighbourhoods of {tl}|{n} km {dir} of {T}|at the {F}|in {T} in {C}|along the {F}|"
        "inside {T}|on the {F} in {T}|in the {R}|in {C}|in {D} and {D} {dk}|on the outskirts of {T}|"
        "towards {T}|in {T}'s {D} district|from {T}|to {T}|at {T}|in the vicinity of {F}|"
        "close to the border with {C}|in {D} district, {T}|against {T}|over {T}"
    ),
    "dk": _c("neighborhoods|districts|neighbourhoods|villages|quarters|camps|towns|fronts|areas"),
    "op": _c(
        "{T}|{T}|{T} {kind}|the {T} {kind}|{F}|the {F}|the {ofkind} {T}|{tl}|the villages of {tl}|"
        "{tl} villages|the strategic {F}|the {D} {dk}|{T} and {F}|{n} villages {loc}|"
        "large parts of {T}|most of {T}|{R}|{D}|the towns of {tl}|the {F} and {T} town|"
        "several positions {loc}|the {D} neighborhood|{R}|an army base {loc}|{T} in {R}|"
        "the airport of {T}|a key checkpoint {loc}|the city centre of {T}|{P}"
    ),
    "n": _c("3|5|7|12|14|20|31|45|60|two|three|four|six|nine|a dozen|several|10|28|110"),
    "count": _c(
        "at least {n}|{n}|more than {n}|dozens of|scores of|around {n}|up to {n}|a number of|many|{n}|over {n}"
    ),
    "people": _c(
        "people|civilians|soldiers|fighters|terrorists|militants|children|policemen|villagers|"
        "{ADJ} soldiers|women|members of the group|{G} {fighters}|{A} {fighters}|aid workers|officers|"
        "martyrs|{ADJ} nationals|prisoners|regime troops|persons|mercenaries|personnel|conscripts|"
        "journalists|displaced people"
    ),
    "weapon": _c(
        "a T-62 tank|two T-72 tanks|a TOW missile|a Kornet missile|Grad rockets|a BMP-2|mortar shells|"
        "an IED|heavy machine guns|a Katyusha rocket|a 120mm mortar|Shahed drones|an Iskander missile|"
        "Su-25 jets|barrel bombs|a DShK|Kalashnikov rifles|a car bomb|an RPG|HIMARS rockets|"
        "MiG-29 jets|a Mi-17 helicopter|three pickup trucks|a Toyota Land Cruiser|FPV drones|"
        "a suicide vest|an SVBIED|a Bayraktar TB2 drone|cluster bombs|a Burkan-2H missile|"
        "Lancet drones|an M1 Abrams|AK-47 rifles|a 23 mm cannon|a MANPAD|a {WX} tank|two {WX} missiles|"
        "a {WX} rocket|{WX} drones|a {WX} shell|{WX} vehicles|{WX} howitzers|a {WX} jet|"
        "a Hellfire missile|a Milan missile|PKM machine guns|105mm howitzers|Bradley vehicles|"
        "technicals"
    ),
    "day": _c(
        "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Monday morning|Friday night|May 4|"
        "March 21|12 June|October 7|late September|Saturday evening|20 January 2019|"
        "the first day of Ramadan|August"
    ),
    "when": _c(
        "on {day}|on {day}|today|yesterday|at dawn|overnight|last week|earlier this week|in {month}|"
        "late on {day}|since {month}|this morning|during the past 24 hours|a year ago|in 2017|"
        "before noon|since Eid"
    ),
    "month": _c("January|February|March|April|May|June|July|August|September|October|November|December|Ramadan"),
    "mon": _c("Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Jan.|Feb.|Aug.|Sept.|Oct.|March|April|June"),
    "official": _c(
        "a military source|a security official|a spokesman|local sources|residents|witnesses|activists|"
        "a medic|a commander|{ADJ} officials|a government spokesperson|an army officer|"
        "hospital sources|police|two residents|a local official|a tribal leader|an opposition source|"
        "the mayor|the governor of {T}|a field commander in {G}|a source in {A}|a senior {N} officer|"
        "a humanitarian source|a UN official"
    ),
    "rank": _c(
        "Gen.|General|Col.|Colonel|Brigadier General|Lt. Gen.|Major|Captain|Commander|Sheikh|President|"
        "Dr.|Prime Minister|Foreign Minister|Maj. Gen.|Minister|Governor|spokesman|activist|commander|"
        "journalist|Brig. Gen.|Lieutenant Colonel|Defence Minister|Special Envoy|Brigadier|Admiral|"
        "leader|Field Marshal|Mr.|Sgt."
    ),
    "said": _c(
        "said|reported|stated|announced|confirmed|claimed|told {M}|added|declared|said on {day}|"
        "told reporters|noted|tweeted|wrote on Telegram|said on Facebook|told {M} by phone|"
        "said in a statement"
    ),
    "src": _c(
        "{M}|{M}|the {M}|{official}|{official}|{rank} {W}|{W}, {role}|a {M} correspondent|{M} reporter|"
        "the {N}|{A}|{W}|{G} spokesman {W}|the {A} media office|{M} correspondent {loc}|"
        "the group's media arm {M}"
    ),
    "role": _c(
        "a spokesman for {G}|a commander in {G}|the governor of {T}|a senior official of the {A}|"
        "head of {M}|an activist from {T}|the {ADJ} president|commander of the {U}|a doctor in {T}|"
        "a resident of {T}|the {N} spokesman|leader of {G}|a lawmaker|the UN envoy for {C}|"
        "a member of the {G} political bureau"
    ),
    "took": _c(
        "captured|seized|took control of|recaptured|stormed|entered|liberated|overran|retook|regained|"
        "advanced on|took over|attacked|shelled|bombed|targeted|pounded|besieged|withdrew from|"
        "abandoned|lost|secured|raided|pushed into|infiltrated|reached|surrounded|cleared|"
        "stormed and burned|retreated from|left|pulled out of|encircled|established control over|"
        "hoisted the flag over|imposed full control over|expelled {o} from"
    ),
    "hit": _c(
        "attacked|ambushed|shelled|clashed with|repelled|killed {count} of|targeted|fought|struck|"
        "pushed back|drove out|opened fire on|engaged|expelled|accused|besieged|"
        "inflicted heavy losses on|blamed|surrounded|launched an offensive against|exchanged fire with|"
        "captured {count} of|traded blame with|disarmed|warned"
    ),
    "lead": _c(
        "{TU}, {mon} {n} - |{TU} ({M}) - |{TU}, {mon} {n} ({M}) - |{M} has learned that |"
        "The {M} said that |{M} - {TU} - |{M}, citing {src}, said |The {M} reported {when} that |"
        "According to {src}, |On {day}, |Meanwhile, |In a related development, |Earlier, |"
        "{src} said that |{src} said |{M}: |{M} - |{TU} - |{TU}, {month} 12 ({M}) - |{TU} ({M}) - |"
        "Breaking: |In the meantime, |Also on {day}, |For the {n}th day, |{loc2}, |"
        "The source added that |{M} reported that |In {C}, |{TU} (Agencies) - |Video: |"
        'As part of the operation {opname}, |Local media said |Elsewhere, |At dawn today, |"|'
        "After {n} hours of fierce fighting, |Despite the truce, |{T}: |Provinces - |It said that |"
        "{W} told {M} that |A military source told {M} that |Sources told {M} |By {W} - "
    ),
    "loc2": _c("In {T}|In {R}|Near {F}|In the {ofkind} {T}|Further {dir}|In {T} {kind}|On the {T} front|East of {T}"),
    "opname": _c(
        "Decisive Storm|Dawn of Victory|Olive Branch|Wrath of the Euphrates|Dignity|Peace Spring|Noble Shield"
    ),
    "tail": _c(
        ", {M} reported|, the {M} said|, {M} quoted {official} as saying|, {M} said {when}|"
        ", a {M} reporter said|, {official} told {M}| {when}|, {src} {said}|, killing {count} {people}|"
        " with {weapon}|, {official} said {when}|, according to {M}|"
        ", leaving {count} {people} dead and {n} wounded| after {n} days of fighting|"
        " and seized {weapon}| and advanced towards {T}|, destroying {weapon}|"
        " amid reports of clashes {loc}| following the withdrawal of {o}| {loc} {when}|"
        " in retaliation for the killing of {W}|, it said|, causing {people} to flee to {T}|"
        ", the {M} said {when}|, {W} said| before withdrawing to {T}| in coordination with {A}|"
        " from {A}| by {A}|, {rank} {W} told {M}| despite a ceasefire brokered by {C}|"
        ", said {rank} {W}|, local media reported| with support from {generic}|, the {N} said|"
        " under {adjx} cover"
    ),
}
