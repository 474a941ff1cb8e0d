"""Sentences that name no actor, place, person or medium: page furniture, sport, weather, generic nouns."""

from __future__ import annotations

from .templates import lines

NEGATIVES = lines("""
Leave a Comment
Share this on Facebook, Twitter and WhatsApp
Sign up for our daily newsletter. All Rights Reserved.
Related Articles You May Also Like Latest News
Home World Politics Business Sports Opinion Contact Us About Us
Privacy Policy Terms of Use Cookies Advertise With Us
Posted on {month} 14, 2017 at 10:32 am
Short link : Print Email Tags
Newest Oldest Most Voted Inline Feedbacks View all comments
Your email address will not be published. Required fields are marked *
Support Us Donate Now Subscribe Log In
Click Here To Read More Stories Like This One
Oil prices rose {n} percent on {day} as investors waited for data.
The central bank kept interest rates unchanged in {month}, the Finance Minister said.
The home team won the match 2-1 after extra time on {day}.
The striker scored twice in the second half of the Champions League final.
Heavy rain is expected on {day} and temperatures will fall.
Parliament passed the Budget Law on {day} by {n} votes.
Opposition parties said the election in {month} was rigged.
Schools will reopen in {month} after the Eid holiday, the minister said.
The price of bread doubled during Ramadan.
The {ADJ} football team faces its {ADJ} counterpart in a friendly match.
{ADJ} and {ADJ} officials will meet on {day}.
{ADJ} jets carried out {n} sorties on {day}, {official} said.
The {ADJ} warplanes hit {n} targets with {weapon}.
Two {ADJ} soldiers, a {ADJ} fighter and {n} {ADJ} children were wounded.
The rebels destroyed {weapon} with {weapon} on {day}.
{generic} seized {weapon} and a large amount of ammunition.
{generic} used {weapon} against {generic} on {day}.
{generic} fired {weapon} and {weapon} at the village.
The Army Said In A Statement On {day} That The Operation Had Ended
Clashes Continue For Third Day
Breaking News: Ceasefire Announced
The weapons include {weapon}, {weapon} and {weapon}.
{count} {ADJ} nationals were on board the plane.
A 2,500 dollar reward was offered for information.
The President and the Prime Minister attended the ceremony on {day}.
A military source said that {count} terrorists were killed and their vehicles destroyed.
The source added that the clashes lasted for {n} hours.
"We beat them back twice," the officer said, asking not to be named.
Casualties were reported on both sides.
The Christian and Muslim communities live in peace, the bishop said on {day}.
The Kurdish language was banned under the old Constitution.
COVID-19 cases rose in {month}, the Health Minister said.
I don't believe a word of it, the regime is lying as always
Allahu Akbar, may God have mercy on the martyrs
They say the war is over but the shelling never stops
The army now watches the whole valley and the roads to the {dir}.
Local sources said terrorists were hiding in the homes of residents.
The group was warned several times after its statement.
The attack started at 5 am with {weapon} and ended before noon.
On {day}, the {ADJ} parliament approved the law.
The Sunni and Shia factions met in {month}.
Arab tribesmen and Kurdish fighters exchanged fire on {day}.
The Islamist militants imposed Sharia law.
The Minister of Health opened a hospital on {day}.
The General said his men would fight on until {month}.
Shares of {WX} fell {n} percent on {day}.
The tanker {WX} was carrying {n} barrels of crude oil.
The film {WX} won the prize for best documentary in {month}.
{WX} beat {WX} 3-1 in the final of the cup on {day}.
The company {WX} signed a contract worth {n} million dollars.
Hurricane {WX} is expected on {day}.
{generic} shot down {weapon} and a {WX} drone with {weapon} on {day}.
A {WX} helicopter and two {WX} jets took part in the exercise.
{Wc}, the {w} {w} of {w} and {w} had {w} the {w}.
{Wc} {w} the {w} with {w}, {w} and {w}, but the {w} was {w} by a {w}.
In {w} to the {w}, {generic} lost {w} in {w} and {w} and a {w} of {w}.
{Wc} they {w} {w} and {w} in {w} to {w}.
{Wc} {Wc} {Wc} {Wc}
{Wc} by {w}
The {w} {w} is a {w} {w}, {w} the {w}.
"{Wc} the {w} and {w} of {w}," {official} {said}.
{generic} hit {w} {w} and {w} {w} with {weapon}, {w} {w}.
• {Wc} {w} : {Wc}
{Wc} | {Wc} {Wc} | {Wc}
{n} km2 {w} {n} {w}
{w} {w} {w} {w} {w} {w}
اقرأ المزيد
جميع الحقوق محفوظة {n}
اشترك في النشرة البريدية
Читать далее | Все права защищены
{Wc} {Wc} {n} {Wc}
Photo Gallery Video Live Updates
Last updated: {day}, {month} 3, 2020
""")
