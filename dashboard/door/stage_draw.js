// One frame: the still picture of all who stand, copied, and on it those who walk, the door and the chosen family.

function stageOf(town, other, layout, by, density, title) {
  return {
    town, other, layout, by, title, standing: 0,
    home: sheetOf(by, layout.homeSize, density, false), hall: sheetOf(by, layout.hallSize, density, false),
    ghostHome: sheetOf(by, layout.homeSize, density, true), ghostHall: sheetOf(by, layout.hallSize, density, true),
  };
}

// Where a family stands otherwise than its twin, told once a week for the ghosts that are drawn.
function partedFrom(town, other, row) {
  const twin = other.rowOf.get(town.family[row]);
  return twin === undefined || other.spot[twin] !== town.spot[row];
}

function topOf(track, by, row) {
  const value = track.now[row];
  return by === "rounds" && value > 4 ? 4 : value;
}

function drawStanding(pen, stage) {
  const { town, other, by, home, hall } = stage, track = town[by], rounds = town.rounds.now;
  let standing = 0;
  for (let row = 0; row < town.many; row++) {
    if (town.spot[row] === GONE || town.walk[row]) continue;
    standing++;
    copyFigure(pen, town.spot[row] === 1 ? home : hall, topOf(track, by, row), rounds[row], town.children[row], town.x[row], town.y[row]);
  }
  if (other) { // a little aside, so that who stands there is seen behind
    const aside = 0.22 * stage.layout.hallSize;
    for (let row = 0; row < other.many; row++) {
      if (other.spot[row] === GONE || other.walk[row] || !partedFrom(other, town, row)) continue;
      copyFigure(pen, other.spot[row] === 1 ? stage.ghostHome : stage.ghostHall, 0, other.rounds.now[row], other.children[row], other.x[row] + aside, other.y[row] - aside);
    }
  }
  stage.standing = standing;
}

function drawWalking(pen, stage) {
  const { town, other, by, hall, ghostHall } = stage;
  if (other) {
    for (let nth = 0; nth < other.walking.length; nth++) {
      const row = other.walking[nth];
      if (partedFrom(other, town, row)) copyFigure(pen, ghostHall, 0, other.rounds.now[row], other.children[row], other.x[row], other.y[row]);
    }
  }
  for (let nth = 0; nth < town.walking.length; nth++) {
    const row = town.walking[nth];
    copyFigure(pen, hall, topOf(town[by], by, row), town.rounds.now[row], town.children[row], town.x[row], town.y[row]);
  }
}

function drawFlashes(pen, stage) {
  const { town, layout } = stage, size = layout.hallSize;
  if (!town.flashes.length) return;
  pen.strokeStyle = FLASH;
  pen.lineWidth = 3;
  pen.beginPath();
  for (let nth = 0; nth < town.flashes.length; nth++) {
    const row = town.flashes[nth].row;
    if (town.spot[row] === GONE) continue;
    pen.moveTo(town.x[row] + 0.75 * size, town.y[row]);
    pen.arc(town.x[row], town.y[row], 0.75 * size, 0, 2 * Math.PI);
  }
  pen.stroke();
}

function drawChosen(pen, stage, number) {
  const { town, other, layout } = stage;
  const row = town.rowOf.get(number), twin = other ? other.rowOf.get(number) : undefined;
  if (twin !== undefined && row !== undefined && other.spot[twin] !== GONE && town.spot[row] !== GONE && other.spot[twin] !== town.spot[row]) {
    pen.strokeStyle = GHOST;
    pen.lineWidth = 2;
    pen.setLineDash(DASH);
    pen.beginPath();
    pen.moveTo(town.x[row], town.y[row]);
    pen.lineTo(other.x[twin], other.y[twin]);
    pen.stroke();
    pen.setLineDash(SOLID);
    ring(pen, other.x[twin], other.y[twin], 0.85 * layout.hallSize, GHOST);
  }
  if (row !== undefined && town.spot[row] !== GONE) ring(pen, town.x[row], town.y[row], 0.95 * Math.max(layout.hallSize, 11), "#000000");
}

const DASH = [5, 4], SOLID = [];

function ring(pen, x, y, size, colour) {
  pen.strokeStyle = colour;
  pen.lineWidth = 3;
  pen.beginPath();
  pen.arc(x, y, size, 0, 2 * Math.PI);
  pen.stroke();
}

// Return the row nearest to a point, -1 for none within reach [pixels].
function familyAt(stage, x, y, reach) {
  const { town } = stage;
  let found = -1, best = reach * reach;
  for (let row = 0; row < town.many; row++) {
    if (town.spot[row] === GONE) continue;
    const far = (town.x[row] - x) ** 2 + (town.y[row] - y) ** 2;
    if (far < best) { best = far; found = row; }
  }
  return found;
}
