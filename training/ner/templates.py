"""Sentence templates in the styles of the outlets that report wars; slots are explained in ``fillers``."""

from __future__ import annotations


def lines(text: str) -> tuple[str, ...]:
    """One template a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


CLAUSES = lines("""
{s} {took} {op} {loc}
{s} {took} {op}
{s} {took} {op} from {o}
{s} {hit} {o} {loc}
{s} {hit} {o}
{s} launched {weapon} at {o} {loc}
{s} carried out airstrikes on {tl}
{s} carried out {n} raids targeting {op}
{s} conducted several raids on {o} in the vicinity of {F} and {D}
{s} sent reinforcements to {T} to support {o}
clashes broke out between {s} and {s} {loc}
fierce clashes are ongoing between {A} and {A} on the {T} {kind}
heavy fighting erupted {loc} between {s} and {o}
{count} {people} were killed when {s} shelled {op}
{count} {people} were killed and {n} injured in an attack by {s} {loc}
{count} {people} were killed in clashes {loc}
an explosion rocked {op}, killing {count} {people}
{s} detonated {weapon} {loc}
a suicide bomber blew himself up {loc}
{s} released {n} prisoners held {loc}
{s} executed {count} {people} {loc}
{s} kidnapped {W} {loc}
the {U} of the {N} was deployed {loc}
{s} shot down a drone over {P}
{s} imposed a siege on {op}
{s} reopened the road between {T} and {T}
{s} cut the {F} between {T} and {T}
{s} agreed on a ceasefire {loc}
{s} and {s} signed an agreement in {T} on prisoner exchange
{s} withdrew from {op} to {op}
{s} denied that {s} had entered {op}
{s} destroyed {weapon} belonging to {o} {loc}
{s} claimed responsibility for the attack {loc}
{W}, a commander in {G}, was killed {loc}
{rank} {W} was killed in fighting against {A} {loc}
{s} arrested {W}, {role}
{generic} bombed the {D} and {D} {dk} of {T}
{generic} looted the market {loc} and burned houses
the bodies of {count} {people} were found {loc}
{n} families fled from {tl} to {T}
{s} thwarted an infiltration attempt by {o} on the {T} {kind}
artillery shelling hit {op} and {op}
{s} handed over {F} to {s}
the {N} regained control over {op}, {n} km to the {dir} of {T}
{s} are preparing an offensive on {op}
{s} has been fighting {o} {loc} since {month}
{s} pushed {o} back from {op}
warplanes launched {n} air raids on {tl}
the {A} took part in the battle for {op}
{s} laid mines on the {F}
{s} opened a new front {loc}
{s} fired {weapon} at {F}, {dir} of {T}
{s} joined {G} {loc}
{s} split from the {G} and formed {G}
{s}, led by {W}, {took} {op}
{s} are in control of {op} and {op}, while {s} hold {op}
{s} crossed the {F} and {took} {op}
{s} called on {A} to leave {op}
the {A} said it had {took} {op}
{A} said on {day} it would free {n} {people} held {loc}
the {G} said {n} of its {fighters} died in {ADJ} air strikes on {tl}
{A} announced that its {fighters} {took} {op}
{W}'s gunmen {took} {op}
{s} condemned the attack on {op}
{s} recruited {people} {loc}
""")

FULL = lines("""
{TU} - {s} {took} {op} {when}, {src} {said}.
{TU} ({M}) - {count} {people} died {loc}, {M} and {M} reported.
{M} reporter in {T} said that {s} {took} {op}.
{M}'s correspondent in {T} was wounded when {generic} shelled {op}.
An editor at {M} was detained in {T} by {A}.
The {M}, a monitoring group based in {C}, said {s} {took} {op}.
The {C}-based {M} put the toll at {n}.
{A} denied a report by {M} that it had shelled {T}.
Satellite images analysed by the {M} show damage at {F}.
{M} counted {n} incidents in {T} and {T} during {month}.
The {M} blamed {A} for the deaths of {n} people in {T}.
{M} recorded {count} deaths in {R} in {month}, most of them blamed on {A}.
The {M} has documented {n} killings in {P} since {month}.
A researcher at {M} said {A} was losing ground in {T}.
{W}, an analyst with {M}, said {A} could lose {T}.
{M} published a video of {W} in {T}.
{s} {took} {op}, {W} told {M}.
{s} {hit} {o}, {M} assessed.
The forces of {G} {took} {op}, {M} said.
Forces of {G} found the bodies of {n} {people} in {T}.
{G} forces of {W} {took} {op}.
{n} {people} died in {ADJ} air strikes on {op}.
{count} {people} died at an army post near {T} when {G} overran it.
The {G} claimed the bombing of {F} and said its {G} unit had taken {n} {people} hostage.
{A} forces of {W} they attack {T} and {T}, take over base there.
Fighters believed to belong to {G} shot dead {rank} {W} in {T}, {dir} of {T}.
{s} in {R} said they had fired {weapon} and {weapon} at {F}.
{TU} ({M}) - {s} {hit} {o} {loc} {when}, {src} {said}.
{TU}, {month} 3 - {count} {people} were killed {when} in {loc} fighting between {A} and {A}, {M} reported.
"{s} {took} {op}," {W} told {M} in {T}.
"We {took} {op} and the enemy fled," said {W}, {role}.
"{count} {people} died when the convoy was hit," a source close to {G} told {M}.
"We will not leave {T} until {A} withdraws from {op}," {rank} {W} {said}.
Speaking to {M} in {T}, {official} {W} confirmed that {s} {took} {op}.
Speaking to {M}, {W} said that {s} {hit} {o}.
{M} quoted {W} as saying that {s} {took} {op}.
{M} quoted a source in the {U} as saying that {s} {hit} {o}.
{M} cited {official} as saying {count} {people} had died in {T}.
The {M} said {s} {hit} {o} {loc}.
The {M} documented the death of {count} {people} {loc} in {month}.
{M} recorded {n} incidents in {T}, {T} and {P} last month.
According to the {M}, {count} {people} were killed {loc} and {loc}.
The {GK} {took} {op}, while the {GK} remained in {op}.
{GK} {fighters} {hit} {o} {loc}.
{GK}, {G} and {G} {fighters} pressed on against the {G} organisation in {R}, taking {tl}.
Militants of the {GK} {took} {op} {when}.
The {A} ({A}) {hit} {o} {loc}.
The ({A}) and ({G}) {fighters} {took} {op}.
[{G}] {fighters} {took} {op}.
{G}, {G}, the {G}, {G} and {G} all took part in the battle {loc}.
The operations room includes {G}, {G}, {G} and the {U}.
{G} announced its merger with {G} under the name of {G}.
{G} and {G} announced the formation of {G}.
In the name of God, the Most Merciful: we in {G} announce the start of the battle of {opname} {loc}.
We, the fighters of {G}, declare that {T} is a military zone.
Statement No. {n}: the {A} {took} {op} with God's help.
The mujahideen of {G} {hit} {o} {loc}, praise be to God.
Praise be to God, the lions of {G} blew up a vehicle of {o} near {T}.
The heroes of the {U} {hit} {o} on the {T} axis.
The {N} {hit} {o} in the following areas: {T}, {T}, {T} and {D}.
Shelling was reported in {T}, {T}, {T}, {T} and {T}.
The warplanes targeted {T}, {T}, {D} and {F} with {weapon}.
Villages taken so far: {T}, {T}, {T}, {F}.
{T}: {n} killed, {n} wounded; {T}: {n} killed; {T}: no casualties.
* {T} - {s} {hit} {o}
- {T}: {s} {took} {op}.
In {T}, {s} {hit} {o}; in {T}, {s} {took} {op}.
Control of {T} passed from {A} to {A} {when}.
The {kind} of {T} lies {n} km {dir} of {T} and is held by {A}.
{T}, a town of 20,000 people in {R}, has been held by {G} since {month}.
{T}, which lies on the {F}, is under the control of {A}.
Control over {F} would allow {s} to cut the {F}.
The road from {T} to {T} via {T} is closed, {official} said.
The {F} links {T} with {T} and {C}.
{s} moved from {T} toward {T}, bypassing {F}.
{s} {took} {tl} villages and {F}, and {hit} {o}, killing {count} {people} and destroying {weapon}.
{M} said that army units {took} {op} and the surrounding heights in {F}.
Army units, in cooperation with the {G}, {took} {op} in {R}.
An army unit clashed with {G} {fighters} in the area surrounding {T}, killing {count} {people}.
The Air Force carried out airstrikes against positions of {G} in {T} and {T}.
The {N} bombed depots and supply lines of {G} {fighters} in {tl}.
The strikes hit gatherings of {S1}-affiliated groups in {T}, to the {dir} of {T}, the source added.
The commander of the {U}, {rank} {W}, visited {T} and inspected the {F}.
{rank} {W} met {W} in {T} to discuss the situation in {C}.
{W} arrived in {T} on {day} for talks with {W}.
{rank} {W} said the {N} would respond to the shelling of {T}.
{C} accused {C} of supplying {weapon} to {A} in {T}.
{C} and {C} called for a ceasefire in {T}.
{C} denied sending {fighters} to {C}.
The governor of {T}, {W}, said {s} {took} {op}.
The mayor of {T} {W} told {M} that {s} {hit} {o}.
{W} of the {M} told {M} that {s} {took} {op}.
{W} (R) and {W} at a meeting in {T}.
The death of {G} commander {W}, also known as {W}, was reported {loc}.
{W}, aka {W}, was killed in an air strike on {T}.
{W}, nicknamed "{W}", leads the {U} in {T}.
Among the dead was {rank} {W} of the {U}.
{W}'s forces {took} {op}.
{s} loyal to {W} {hit} {o} {loc}.
{A} backed by {C} {took} {op} {when}.
{A}, backed by {generic}, {took} {op}.
{S1}-held {T} was shelled by {generic} {when}.
{generic} entered {S1}-controlled areas {loc} {when}.
The regime-held {dk} of {D} and {D} in {T} were shelled by {G}.
The rebel-held {T} and {F} in {R} were bombed.
The {S1}-led attack on the government-held {dk} of {D} was repelled.
The anti-{S1} operation in {R} was led by {A}.
Pro-{S1} {fighters} and the {A} {hit} {o} near {T}.
The {ADJ}-{ADJ} coalition supports {A} in {T}.
The {ADJ} and {ADJ} presidents discussed {C} in {T}.
File photo: {A} {fighters} in {T}. ({M})
{G} {fighters} in {T} countryside. File photo: {M}
Source: {M}
Reporting by {W}
Reporting by {W} in {T}; Editing by {W}
By {W} and {W}
Written by {W} | {M}
{M} | {month} 14, 2018
Follow {M} on Twitter and Facebook
Copyright 2016 {M}. All rights reserved.
{W} contributed to this report from {T}.
Read also: {s} {took} {op}
{M} could not independently verify the claim by {A}.
{M} was unable to check how many {G} {fighters} had died.
It was not clear whether {s} still hold {op}.
{M}, which is close to {A}, said {s} {took} {op}.
{M} and {M} both reported that {s} {hit} {o} {loc}.
{M}, {M} and {M} carried the statement of {A}.
{A} media said {s} {took} {op}.
Footage published by {M} shows {fighters} of the {U} {loc}.
The {U}, the {U} and the {U} are fighting {loc}.
{fighters} of the {U} repelled {n} attacks near {T}, {T} and {T} in the {T} direction.
On the {T} axis, {A} {hit} {o}.
In the {T} direction, the enemy attacked near {T}, {T} and {T}.
Units of the {U} improved their positions near {T} and {T}.
Elements of the {U} are operating near {T} in {T} Oblast.
Air defences shot down {n} drones over {T}, {T} and {T} regions, the governor said.
{T} Governorate: {s} {took} {op}.
{F}, {F} and the {F} are now under the control of {A}.
{s} seized the {F} and the nearby {F} from {o}.
{s} {took} the '{U}' and a warehouse near {T}.
The {U} base {loc} was attacked by {generic}.
The regiment of the {N} based at {F} was hit by {weapon}.
The crossing of {T} and the {F} were closed by {A}.
{D} and {D} mountains were captured by {A}.
The {D} and {D} airbases were hit by {generic}.
The {D} and {D} hills fell to {A}.
{T} and {T} {dk} were captured by {A}.
The neighborhoods of {D}, {D} and {D} in {T} {kind} were shelled by {generic}.
The village of {T} ({T}) was captured by {A}.
{T} (also {T}) is a village in {P}.
{s} captured {T} (hill), {F} and {T}.
{s} in cooperation with {s} {took} {T} and the surrounding hills.
{ADJ} peacekeepers of {N} patrol the {F}.
The {ADJ}-made {weapon} was captured from {A} in {T}.
The {N} {took} {op} with {ADJ} air support.
The Syria-based {G} and the Libya-based {G} are on the {ADJ} list.
{n} members of the {W} family were killed when {generic} bombed a house in {T}.
{n} martyrs in the shelling of the occupation on {D}, {dir} of {T}
so the {G} take {T} and the {N} do nothing, shame
{T} fell lol, where is the {N} now? {A} will be next in {T}
i think {A} will take {T} and {T} before winter
the fighters of {A} entered {T} from the {dir} side and {A} run away to {T}
{A} they attack {T} at night and burned the police station
men came in {T} on motorbikes they kill {n} peoples, the {A} could not resist
{A} fighters and {A} they clash in {T} village and many injured
{A} elements expelled {A} from {T} countryside, says activist {W}
near {T} the soldiers of {U} burned {n} vehicles of the enemy, write telegram channels
{n} soldiers of {U} surrender to {A} in {T} says {M}
{G}, a splinter of {G}, is active in {T} and {T}.
The {N} calls {G} a terrorist organisation.
{G} (formerly {G}) is led by {W}.
{A} is fighting {A} for control of the {F}.
The so-called {G} of the {G} published photos of the battle in {T}.
{A} spokesman {W} {said} {s} {took} {op}.
{A} spokesperson {rank} {W} {said} in {T} that {s} {hit} {o}.
{W}, spokesman of the {A}, accused {A} of shelling {T} with {weapon}.
A convoy of the {A} hit a mine on the road between {T} and {T}.
A patrol of {A} was ambushed at {F}.
A {N} helicopter crashed near {T}.
{N} jets bombed {T}; {N} tanks entered {T}.
{generic} from {C} crossed into {C} near {T}.
Residents of {T} said {s} {took} {op}.
Parts of {T}, {D} and {T} remain under {A} control.
The siege of {T} by {A} entered its third month.
The battle of {T} ended with the defeat of {A}.
The {T} massacre was carried out by {A}, {M} said.
The {T} offensive was launched by {A} in {month} 2016.
The Battle of {T} claimed the lives of {count} {people}.
""")

HEADLINES = lines("""
{s} {took} {op} From {o}
{A} Expels {A} From {P}
{A} retakes {op} from {A}
{A} seizes {op}
{A} Seizes {T}, Mayor Says
{A} kills dozens in {T}, {C} says
{A} repels attack near {T}
{A} advances in {R}
{A} Kills {n} in {T}
{n} killed in {A} attack {loc}
{n} {people} killed in {T}
{N} {fighters} Killed In {S1}-led Assault On {T}
{M}: {A} shells {T}
{C} says {A} behind {T} attack
{A} claims attack on {op}
{A} denies losing {T}
{A} claims progress near {F} in {C}'s {T}
{A} and {A} clash over {op}
{A} battles {A} for {T}
{A} commander {W} killed in {T}
{W}: {A} will not leave {T}
{W} visits {T}, meets {W}
Fighting rages in {T} as {A} closes in on {F}
Army advances in {T}, {T}
{ADJ} jets hit {T}, {n} dead
Car bomb kills {n} in {T} market
{A} loses ground in {P}
""")
