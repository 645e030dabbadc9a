// What stands in words round the stage: the date, the counters, the key to colours, the chosen family.

const SPOT_WORDS = { 0: "not living here", 1: "at home", 2: "helped by the school", 3: "helped at the surgery",
  4: "helped at the community centre", 5: "waiting for early help", 6: "in early help", 7: "being assessed",
  8: "child in need", 9: "on a protection plan", 10: "a child in care" };
const COUNTERS = { // counts of the week -> words; those that stand over four weeks, and the one that holds now
  in_the_door: "in the door in four weeks", turned_away: "of them turned away", again: "of them back again",
  helped: "being helped now" };
const TIMES = ["never", "once", "twice"];

const placed = (spot) => (spot >= WAITS ? `${SPOT_WORDS[spot - WAITS]}, waiting for a worker` : SPOT_WORDS[spot]);
const times = (many) => TIMES[many] || `${many} times`;
const dayOf = (town, week, style) => new Date(town.start.getTime() + week * 7 * 864e5).toLocaleDateString("en-GB", { timeZone: "UTC", ...style });

function counted(town, name, week) {
  if (name === "helped") return town.counts.helped[week];
  let sum = 0;
  for (let at = Math.max(0, week - 3); at <= week; at++) sum += town.counts[name][at];
  return sum;
}

function makeCounters(list, two) {
  list.replaceChildren();
  for (const [name, words] of Object.entries(COUNTERS)) {
    const one = document.createElement("div"), term = document.createElement("dt"), value = document.createElement("dd");
    term.textContent = words;
    value.dataset.count = name;
    value.append(document.createElement("span"));
    if (two) {
      const second = document.createElement("span");
      second.className = "second";
      second.title = "in the second life";
      value.append(second);
    }
    one.append(term, value);
    list.append(one);
  }
}

function tellCounters(list, towns, week) {
  for (const value of list.querySelectorAll("dd")) {
    towns.forEach((town, nth) => {
      const told = counted(town, value.dataset.count, week);
      value.children[nth].textContent = nth ? ` and ${told}` : told;
    });
  }
}

function inWords(towns, week) {
  const told = towns.map((town) => {
    const figures = Object.entries(COUNTERS).map(([name, words]) => `${counted(town, name, week)} ${words}`).join(", ");
    return towns.length > 1 ? `${town.title}: ${figures}` : figures;
  });
  return `Week of ${dayOf(towns[0], week, { day: "numeric", month: "long", year: "numeric" })}. ${told.join(". ")}.`;
}

function familyInWords(town, number, names) {
  const row = town.rowOf.get(number);
  if (row === undefined) return "not in this life";
  const need = COLOURS.severity.words[town.severity.now[row]], trust = COLOURS.trust.words[town.trust.now[row]];
  const known = town.spot[row] === GONE ? [] : [
    `at the door ${times(town.rounds.now[row])}`, need === "no need" ? need : `worst need ${need}`, `trust: ${trust}`];
  return [placed(town.spot[row]), ...known].join(" · ");
}

function chosenInWords(show) {
  if (show.chosen < 0) return "Click a family to see its life, or let “Next family who comes back” choose one.";
  const row = show.towns[0].rowOf.get(show.chosen), hood = row === undefined ? "" : `, ${show.hoodNames[show.towns[0].hood[row]]}`;
  const told = familyInWords(show.towns[0], show.chosen), mine = `Family ${show.chosen}${hood}: ${told}`;
  if (show.towns.length < 2) return `${mine}.`;
  const second = familyInWords(show.towns[1], show.chosen);
  return `${mine}. In the second life: ${second === told ? "the same" : second}.`;
}

function makeLegend(legend, by, two) {
  legend.replaceChildren();
  const density = 2, entry = (words, paint) => {
    const one = document.createElement("span"), picture = document.createElement("canvas");
    picture.width = picture.height = 20 * density;
    picture.setAttribute("aria-hidden", "true");
    const pen = picture.getContext("2d");
    pen.scale(density, density);
    paint(pen);
    one.append(picture, words);
    legend.append(one);
  };
  COLOURS[by].fills.forEach((fill, nth) => entry(COLOURS[by].words[nth], (pen) => drawFamily(pen, 3, 3, 14, 1, fill, EDGE, by === "rounds" ? OUTLINES[nth] : OUTLINES[1])));
  if (by !== "rounds") entry("thicker outline: more times round", (pen) => drawFamily(pen, 3, 3, 14, 1, COLOURS[by].fills[0], EDGE, OUTLINES[4]));
  entry("ring: its worker leaves", (pen) => ring(pen, 10, 10, 7, FLASH));
  if (two) entry("blue ghost: stands elsewhere in the second life", (pen) => drawFamily(pen, 3, 3, 14, 1, GHOST_FILL, GHOST, OUTLINES[1]));
}

function makeYears(years, town) {
  years.replaceChildren();
  const first = town.start.getUTCFullYear() + 1;
  for (let year = first; ; year++) {
    const week = (Date.UTC(year, 0, 1) - town.start.getTime()) / (7 * 864e5);
    if (week >= town.weeks - 1) return;
    const mark = document.createElement("span");
    mark.textContent = year;
    mark.style.left = `${(100 * week) / (town.weeks - 1)}%`;
    years.append(mark);
  }
}
