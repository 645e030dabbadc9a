// A town as it stands in one week: read from the tracks, moved on week by week, or set to any week.

function numbers(text, Kind) {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at);
  return new Kind(bytes.buffer);
}

function trackOf(told) {
  return { at: numbers(told.at, Uint32Array), week: numbers(told.week, Uint16Array), value: numbers(told.value, Uint8Array) };
}

const TRACKS = ["severity", "rounds", "trust"];
const GONE = 0, CENTRE = 4, WAITS = 16, LET_IN = 0;
const isOutside = (spot) => spot <= CENTRE;

function townOf(told, atRest) {
  const family = numbers(told.family, Uint32Array), many = family.length;
  const town = {
    title: told.title, weeks: told.weeks, start: new Date(told.start + "T00:00:00Z"), many, family,
    hoods: told.neighbourhoods,
    hood: numbers(told.neighbourhood, Uint8Array), home: numbers(told.home, Uint16Array),
    children: numbers(told.children, Uint8Array),
    places: { ...trackOf(told.places), mark: numbers(told.places.mark, Uint16Array) },
    workers: trackOf(told.workers), visits: trackOf(told.visits), counts: {},
    rowOf: new Map(), week: -1, walking: [], flashes: [],
    spot: new Uint8Array(many), mark: new Uint16Array(many), next: new Uint32Array(many),
    nextVisit: new Uint32Array(many), nextWorker: new Uint32Array(many),
    x: new Float32Array(many), y: new Float32Array(many), toX: new Float32Array(many), toY: new Float32Array(many),
    fromX: new Float32Array(many), fromY: new Float32Array(many),
    since: new Float32Array(many), walk: new Uint8Array(many),
  };
  for (const name of Object.keys(told.counts)) town.counts[name] = numbers(told.counts[name], Uint16Array);
  for (const name of TRACKS) {
    town[name] = { ...trackOf(told[name]), next: new Uint32Array(many), now: new Uint8Array(many) };
    town[name].rest = name === "trust" ? atRest : 0;
  }
  for (let row = 0; row < many; row++) town.rowOf.set(family[row], row);
  return town;
}

// WALK: how a figure goes about: not at all, straight on, by the door, or to the door and back
const STANDS = 0, STRAIGHT = 1, BY_DOOR = 2, TURNED = 3;

function setWeek(town, week, layout) {
  town.week = week;
  town.walking.length = 0;
  town.flashes.length = 0;
  for (let row = 0; row < town.many; row++) {
    town.spot[row] = GONE;
    town.next[row] = town.places.at[row];
    town.walk[row] = STANDS;
    while (town.next[row] < town.places.at[row + 1] && town.places.week[town.next[row]] <= week) take(town, row);
    place(town, row, layout);
    town.x[row] = town.toX[row];
    town.y[row] = town.toY[row];
    for (const [track, next] of [[town.visits, town.nextVisit], [town.workers, town.nextWorker]]) {
      next[row] = track.at[row];
      while (next[row] < track.at[row + 1] && track.week[next[row]] <= week) next[row]++;
    }
  }
  for (const name of TRACKS) {
    const track = town[name];
    for (let row = 0; row < town.many; row++) {
      track.next[row] = track.at[row];
      track.now[row] = track.rest;
      moveTrack(track, row, week);
    }
  }
}

function take(town, row) {
  const at = town.next[row]++;
  town.spot[row] = town.places.value[at];
  town.mark[row] = town.places.mark[at];
}

function place(town, row, layout) {
  const spot = town.spot[row];
  layout.stand(spot === 1 || spot === GONE ? -1 - town.hood[row] : spot, spot === 1 || spot === GONE ? town.home[row] : town.mark[row]);
  town.toX[row] = layout.x;
  town.toY[row] = layout.y;
}

function moveTrack(track, row, week) {
  const end = track.at[row + 1];
  while (track.next[row] < end && track.week[track.next[row]] <= week) track.now[row] = track.value[track.next[row]++];
}

// Let the next week begin: whoever has another place from it on sets out.
function liveAWeek(town, layout) {
  const week = ++town.week;
  const places = town.places, visits = town.visits, workers = town.workers;
  for (let row = 0; row < town.many; row++) {
    const before = town.spot[row];
    let moves = false;
    while (town.next[row] < places.at[row + 1] && places.week[town.next[row]] <= week) { take(town, row); moves = true; }
    let cameOf = -1;
    while (town.nextVisit[row] < visits.at[row + 1] && visits.week[town.nextVisit[row]] <= week) cameOf = visits.value[town.nextVisit[row]++];
    const stays = isOutside(before) && isOutside(town.spot[row]);
    if (moves && (before === GONE || town.spot[row] === GONE)) appear(town, row, layout);
    else if (cameOf > LET_IN && stays && before !== GONE) setOut(town, row, TURNED, layout);
    else if (moves && before !== town.spot[row]) setOut(town, row, isOutside(before) === isOutside(town.spot[row]) ? STRAIGHT : BY_DOOR, layout);
    while (town.nextWorker[row] < workers.at[row + 1] && workers.week[town.nextWorker[row]] <= week) {
      town.nextWorker[row]++;
      town.flashes.push({ row, since: week });
    }
    for (let nth = 0; nth < 3; nth++) moveTrack(town[TRACKS[nth]], row, week);
  }
}

function appear(town, row, layout) {
  place(town, row, layout);
  town.x[row] = town.toX[row];
  town.y[row] = town.toY[row];
  if (town.walk[row]) { town.walking.splice(town.walking.indexOf(row), 1); town.walk[row] = STANDS; }
}

function setOut(town, row, how, layout) {
  town.fromX[row] = town.x[row];
  town.fromY[row] = town.y[row];
  place(town, row, layout);
  town.since[row] = town.week;
  if (!town.walk[row]) town.walking.push(row);
  town.walk[row] = how;
}

// Bring those who walk to where they are at a time [weeks]; a walk takes `lasts` weeks. Says whether one arrived.
function walkOn(town, time, lasts, layout) {
  let arrived = false;
  const list = town.walking;
  for (let nth = list.length - 1; nth >= 0; nth--) {
    const row = list[nth], how = town.walk[row];
    const done = (time - town.since[row]) / (how === TURNED ? 1.5 * lasts : lasts);
    if (done >= 1) {
      town.x[row] = town.toX[row];
      town.y[row] = town.toY[row];
      town.walk[row] = STANDS;
      list[nth] = list[list.length - 1];
      list.length--;
      arrived = true;
    } else stride(town, row, how, Math.max(done, 0), layout);
  }
  while (town.flashes.length && time - town.flashes[0].since > 2 * lasts) town.flashes.shift();
  return arrived;
}

function stride(town, row, how, done, layout) {
  if (how === STRAIGHT) {
    town.x[row] = town.fromX[row] + (town.toX[row] - town.fromX[row]) * done;
    town.y[row] = town.fromY[row] + (town.toY[row] - town.fromY[row]) * done;
    return;
  }
  const half = done < 0.5 ? 2 * done : 2 * done - 1;
  const doorX = how === TURNED ? layout.stepsX : layout.doorX, doorY = layout.doorY;
  if (done < 0.5) {
    town.x[row] = town.fromX[row] + (doorX - town.fromX[row]) * half;
    town.y[row] = town.fromY[row] + (doorY - town.fromY[row]) * half;
  } else {
    town.x[row] = doorX + (town.toX[row] - doorX) * half;
    town.y[row] = doorY + (town.toY[row] - doorY) * half;
  }
}
