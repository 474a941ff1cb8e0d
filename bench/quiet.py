"""News of our own making that tells no armed conflict, with the idioms of violence that such news is full of.

Invented sentences in nine topics, put together to articles by number; the same number gives the same article. They serve to
measure what the relevance gate saves and loses on a mixed stream (`bench/relevance.py`).
"""

from __future__ import annotations

import random

TOPICS: dict[str, tuple[str, ...]] = {
    "football": (
        "{A} hit the post twice before {B} fired home the winner five minutes from time.",
        "The visitors came under heavy pressure after the break but their defence held.",
        "Manager {C} said his side had been robbed of a clear penalty.",
        "{B} missed the opening three matches with a knee injury.",
        "United launched attack after attack in the closing stages without reward.",
        "The result leaves Harrowgate two points clear at the top of the table.",
        "It was a battle in midfield, and we won it, the captain told the club's website.",
        "Northmoor have signed the striker on a four-year contract for an undisclosed fee.",
        "He took control of the ball on the edge of the area and beat two defenders.",
        "Supporters queued through the night for tickets to the final in {P}.",
        "The referee stopped play for eight minutes while a floodlight was repaired.",
        "City have now gone eleven games without a defeat, their longest run since promotion.",
    ),
    "business": (
        "Shares in {A} Holdings fell four per cent after the company issued a profit warning.",
        "The group said losses had widened in the second quarter as costs rose.",
        "Analysts expect a price war among the country's three largest supermarkets.",
        "The chief executive, {C}, said the takeover would create the second-largest insurer in the market.",
        "The airline will cut 400 jobs and close its office in {P}.",
        "Sales of electric vans rose by a third, helped by a new model.",
        "The central bank left interest rates unchanged and said inflation would ease next year.",
        "{B} sold its remaining stake in the brewery for 210 million.",
        "Rail staff will strike on Friday and Saturday in a dispute over pay and rosters.",
        "The regulator ordered the lender to return fees to 90,000 customers.",
        "Exports of machinery reached a record, the statistics office reported.",
        "The board rejected the offer, which it said undervalued the business.",
    ),
    "technology": (
        "The company released an update that fixes a flaw in its mail program.",
        "Attackers stole the passwords of some 30,000 users of the forum, the operator said.",
        "The new telephone has a larger screen and a battery that lasts two days, {C} told the fair in {P}.",
        "Engineers at {A} Labs have built a chip that uses a tenth of the power.",
        "The service was down for three hours after a cooling unit failed.",
        "Critics say the terms allow the firm to keep recordings for as long as it likes.",
        "The start-up raised 14 million from investors to expand into two more countries.",
        "A court threw out the claim that the design had been copied.",
        "Developers can target older devices with the same tools.",
        "The search engine will no longer show results from sites that carry malware.",
        "{B} joined the firm from a rival in May to lead its maps division.",
        "The league of amateur programmers held its annual contest over the weekend.",
    ),
    "culture": (
        "The novel, her third, follows a family of clockmakers through the last century.",
        "{C} plays a general who has lost his memory in a film that bombed at the box office.",
        "The exhibition of early photographs opened in {P} on Tuesday.",
        "Critics praised the second half, in which the orchestra caught fire.",
        "The singer will release a live album recorded on her last tour.",
        "{A} won the jury's prize for a short film about beekeepers.",
        "The theatre reopened after two years of repairs to its roof.",
        "The series ends with a shoot-out that fans have debated for weeks.",
        "He died on Monday at the age of 91, his publisher said.",
        "Tickets for the festival sold out within an hour.",
        "The museum returned two bronze figures that had been in its cellar since 1904.",
        "The play closed after three nights, killed by a single review.",
    ),
    "politics": (
        "Parliament approved the budget by 212 votes to 190 after a debate that lasted into the night.",
        "The minister, {C}, resigned over the use of a ministry car for private journeys.",
        "The opposition attacked the bill as a gift to developers.",
        "A by-election in {P} will be held in the spring.",
        "The prime minister defended the reform and said it would be carried through.",
        "Her party lost control of the council for the first time in twenty years.",
        "The two leaders signed an agreement on fishing quotas for the coming season.",
        "The campaign for mayor has turned into a fight between two former allies.",
        "{A}, who leads the Greens in the assembly, called for lower fares.",
        "Polls give the government a lead of three points.",
        "The committee heard evidence from six former heads of the railway board.",
        "The president met farmers' leaders and promised to reduce the tax on diesel.",
    ),
    "weather": (
        "Heavy rain is expected in the west on Thursday, with winds of up to ninety kilometres an hour.",
        "The storm damaged roofs in {P} and cut power to 6,000 homes.",
        "Snow blocked the pass for the second day running.",
        "Firemen pumped water from cellars along the river.",
        "The forecaster {C} said the cold spell would end by Sunday.",
        "Ferries to the islands were cancelled and will run again on Saturday.",
        "A tree fell on a parked van in Mill Street; nobody was hurt.",
        "Temperatures reached thirty-eight degrees, the highest of the year.",
        "The dry summer has cost growers a fifth of the harvest, the farmers' union said.",
        "Gritters were out on all main roads before dawn.",
        "{A} council opened two halls for people whose heating had failed.",
        "The lake has risen by forty centimetres since the beginning of the month.",
    ),
    "science": (
        "Researchers in {P} have found that the beetle can survive without water for eleven months.",
        "The telescope will be launched in April and reach its orbit two weeks later.",
        "The virus attacks the roots of young plants and is spread by a mite.",
        "The study followed 4,200 people over nine years.",
        "{C}, who led the work, said the result had surprised the whole team.",
        "The bones were discovered by walkers on a beach in 2019.",
        "Patients who took the new medicine recovered two days sooner.",
        "The glacier has retreated by three kilometres since it was first measured.",
        "Bees use the angle of the light to return to the hive, the group reports.",
        "The probe stopped answering after it passed behind the moon.",
        "The university will build a laboratory for low temperatures next to the old library.",
        "A trial of the vaccine has been halted while the data are checked.",
    ),
    "courts": (
        "A man of 34 was jailed for six years for defrauding pensioners of their savings.",
        "Police arrested two people on suspicion of stealing lead from church roofs.",
        "{C}, defending, told the court that his client had acted under pressure.",
        "The jury in {P} took four hours to reach a verdict.",
        "The judge released the accused on bail until the hearing in March.",
        "A cyclist died after a collision with a lorry on the ring road, officers said.",
        "The owner of the restaurant was fined for storing meat at the wrong temperature.",
        "Customs officers seized 40,000 smuggled cigarettes at the harbour.",
        "The appeal was thrown out by a majority of three to two.",
        "{A} denies all charges; the case continues.",
        "The inquest heard that the crane had not been inspected for two years.",
        "Burglars broke into the school and took eleven computers.",
    ),
    "travel": (
        "The night train to {P} will run again from June, the operator announced.",
        "Visitors can climb the tower, which was built in 1421, on weekdays.",
        "The old market hall was destroyed by a fire in 1911 and rebuilt in brick.",
        "{C} keeps four rooms above the bakery and makes the jam herself.",
        "The castle was besieged twice and never taken, and today it holds a museum of toys.",
        "A path of nine kilometres leads through the gorge to a waterfall.",
        "The bridge is closed to cars while its cables are replaced.",
        "The best time to go is late May, when the orchards are in flower.",
        "Buses leave the square every half hour and return until midnight.",
        "The island has one shop, two pubs and a post office that opens on Wednesdays.",
        "{A} has walked the coast from end to end and written a guide to it.",
        "Ask for the fish soup, which comes with a slice of black bread.",
    ),
}
_FIRST = ("Anna", "Peter", "Maria", "John", "Clara", "Victor", "Ines", "Thomas", "Ruth", "Daniel", "Leonie", "Oskar")
_LAST = ("Hale", "Morley", "Brandt", "Pires", "Lindqvist", "Okafor", "Tamm", "Rossi", "Kovac", "Whitlock", "Sorensen")
_TOWN = ("Ashford", "Brindle", "Coldwater", "Dunmere", "Eastwick", "Fallow Bay", "Grelsund", "Hartwell", "Linden")


def article(number: int, sentences: int = 11) -> str:
    """One article: a headline and paragraphs of one or two sentences."""
    draw = random.Random(number)
    topic = sorted(TOPICS)[number % len(TOPICS)]
    pool = TOPICS[topic]
    names = {
        "A": draw.choice(_LAST),
        "B": draw.choice(_LAST),
        "C": f"{draw.choice(_FIRST)} {draw.choice(_LAST)}",
        "P": draw.choice(_TOWN),
    }
    told = [s.format(**names) for s in draw.sample(pool, min(sentences, len(pool)))]
    title = told[0].rstrip(".").split(",")[0]
    paragraphs = [" ".join(told[i : i + 2]) for i in range(0, len(told), 2)]
    return "\n\n".join([title, *paragraphs]) + "\n"
