// What a person can do: play, pause, step, look for a family; and what the page is told of it.

const shows = new WeakMap();

// Return every return of a family to the door that let it in: { week, row, number }, in the order of time.
function returnsOf(town) {
  const found = [];
  for (let row = 0; row < town.many; row++) {
    const { at, week, value } = town.visits, rounds = town.rounds;
    for (let nth = at[row]; nth < at[row + 1]; nth++) {
      let times = 0;
      for (let one = rounds.at[row]; one < rounds.at[row + 1] && rounds.week[one] <= week[nth]; one++) times = rounds.value[one];
      if (times > 1 && value[nth] === LET_IN) found.push({ week: week[nth], number: town.family[row], times });
    }
  }
  return found.sort((one, other) => one.week - other.week || one.number - other.number);
}

function wire(show, root, tell) {
  const get = (name) => root.querySelector(`.${name}`);
  const parts = Object.fromEntries(["play", "back", "step", "speed", "colour", "view", "next", "week", "date", "policy",
    "counters", "legend", "years", "chosen", "sr-only", "of-two", "controls"].map((name) => [name, get(name)]));
  show.parts = parts;
  let spoken = 0;
  show.onWeek = () => {
    const week = Math.floor(show.time), words = inWords(show.towns, week);
    parts.date.textContent = dayOf(show.towns[0], week, { month: "long", year: "numeric" });
    tellCounters(parts.counters, show.towns, week);
    parts.week.value = week;
    parts.week.setAttribute("aria-valuetext", dayOf(show.towns[0], week, { day: "numeric", month: "long", year: "numeric" }));
    parts.play.textContent = show.playing ? "Pause" : "Play";
    parts.chosen.textContent = chosenInWords(show);
    show.host.dataset.week = week;
    show.host.dataset.playing = show.playing;
    show.redraw = true;
    if (show.playing && performance.now() - spoken < 3000) return;
    spoken = performance.now();
    show.canvas.setAttribute("aria-label", words);
    if (!show.playing) parts["sr-only"].textContent = show.chosen < 0 ? words : `${words} ${parts.chosen.textContent}`;
  };
  parts.play.onclick = () => { show.playing = !show.playing; if (show.playing && show.time >= show.towns[0].weeks - 1) seek(show, 0); show.onWeek(); };
  parts.back.onclick = () => step(show, -1);
  parts.step.onclick = () => step(show, 1);
  parts.speed.onchange = () => { show.speed = Number(parts.speed.value); };
  parts.colour.onchange = () => { show.by = parts.colour.value; rebuilt(show); };
  parts.view.onchange = () => { show.view = parts.view.value; rebuilt(show); };
  parts.week.oninput = () => { show.playing = false; seek(show, Number(parts.week.value)); };
  parts.next.onclick = () => nextReturn(show, tell);
  show.canvas.onclick = (event) => {
    const box = show.canvas.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
    const stage = show.stages.find((one) => x < one.layout.left + one.layout.width) || show.stages[0];
    const row = familyAt(stage, x, y, 20);
    if (row >= 0) choose(show, stage.town.family[row], tell);
  };
}

function choose(show, number, tell) {
  show.chosen = number;
  show.host.dataset.family = number;
  if (tell) tell(number);
  show.onWeek();
}

function nextReturn(show, tell) {
  const list = show.returns, after = list.find((one) => one.week > Math.floor(show.time) + 2 && one.number !== show.chosen) || list[0];
  if (!after) { show.parts.chosen.textContent = "No family comes back in these years."; return; }
  seek(show, show.calm ? after.week : Math.max(0, after.week - 3));
  choose(show, after.number, tell);
  show.playing = !show.calm;
  show.onWeek();
  show.parts["sr-only"].textContent = `Family ${after.number} comes back to the door in the week of ${dayOf(show.towns[0], after.week,
    { day: "numeric", month: "long", year: "numeric" })}, at the door ${times(after.times)} by then. It is let in.`;
}

function rebuilt(show) {
  build(show);
  makeLegend(show.parts.legend, show.by, show.towns.length > 1 && show.view === "ghost");
  show.onWeek();
}

function setUp(show, root, data) {
  show.digest = data.digest;
  show.towns = data.scenes.map((scene) => townOf(scene, data.rest));
  show.hoodNames = data.hoods;
  show.returns = returnsOf(show.towns[0]);
  show.dark = Boolean(data.presented);
  root.classList.toggle("presented", show.dark);
  const two = show.towns.length > 1, parts = show.parts;
  if (data.view) show.view = data.view;
  parts["of-two"].style.display = two ? "" : "none";
  parts.policy.textContent = two ? `${show.towns[0].title}; second life: ${show.towns[1].title}` : show.towns[0].title;
  parts.week.max = show.towns[0].weeks - 1;
  makeCounters(parts.counters, two);
  makeYears(parts.years, show.towns[0]);
  show.time = Math.min(show.time, show.towns[0].weeks - 1);
  rebuilt(show);
}

// What the page asks for: a family, a week, to play; each asked once.
function obey(show, data) {
  const cue = data.cue;
  if (!cue || cue.id === show.cue) return;
  show.cue = cue.id;
  if (cue.family !== null && cue.family !== undefined) choose(show, cue.family, null);
  if (cue.week !== null && cue.week !== undefined) seek(show, cue.week);
  if (cue.speed) { show.speed = cue.speed; show.parts.speed.value = String(cue.speed); }
  if (cue.play) show.playing = !show.calm;
  show.onWeek();
}

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const root = parentElement.querySelector(".door"), canvas = root.querySelector("canvas.stage");
  let show = shows.get(canvas);
  const tell = (number) => show.tell("family", number);
  if (!show) {
    show = showOf(canvas, root);
    shows.set(canvas, show);
    wire(show, root, tell);
    new ResizeObserver(() => { if (show.towns.length && Math.abs(canvas.clientWidth - show.wide) > 1) rebuilt(show); }).observe(canvas);
  }
  show.tell = setStateValue;
  if (show.digest !== data.digest) setUp(show, root, data);
  obey(show, data);
  run(show);
}
