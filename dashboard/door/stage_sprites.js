// Figures, drawn once for each colour, outline and number of children, and copied from then on.

const COLOURS = {
  severity: { fills: ["#f4f4f4", "#cfcae6", "#8a7fc0", "#3f2f86"], words: ["no need", "emerging", "established", "acute"] },
  rounds: { fills: ["#f4f4f4", "#cfe3f1", "#8fc1e3", "#3d8fc4", "#0a4f7d"], words: ["never yet", "once", "twice", "three times", "four times and more"] },
  trust: { fills: ["#b2442e", "#eab38a", "#e9e9e9", "#4fb0a0"], words: ["little trust", "shaken", "as at first", "grown"] },
};
const OUTLINES = [0.02, 0.035, 0.065, 0.095, 0.125]; // of the figure's size, by times round
const EDGE = "#262626", NEVER_CAME = "#7d7d7d", GHOST = "#0072B2", GHOST_FILL = "#e4f2fb", FLASH = "#c27c00";
const SHAPES = 4; // children drawn: none to three

// Draw a family in a square: one adult or two, and its children before them.
function drawFamily(pen, x, y, size, children, fill, edge, thick) {
  const adults = children < 2 ? 1 : 2, people = [];
  for (let nth = 0; nth < adults; nth++) {
    people.push({ x: adults === 2 ? 0.26 + 0.48 * nth : children ? 0.34 : 0.5, top: 0.02, high: 0.92, wide: 0.36 });
  }
  for (let nth = 0; nth < children; nth++) {
    people.push({ x: children === 1 ? 0.74 : 0.5 + 0.34 * (nth - (children - 1) / 2), top: 0.44, high: 0.56, wide: 0.27 });
  }
  pen.lineJoin = "round";
  for (const one of people) { // those in front cover those behind, each in its own outline
    pen.beginPath();
    person(pen, x + one.x * size, y + one.top * size, one.high * size, one.wide * size);
    pen.strokeStyle = edge;
    pen.lineWidth = 2 * Math.max(size < 9 ? 0.45 : 0.7, thick * size * (one.wide > 0.3 ? 1 : 0.75));
    pen.stroke();
    pen.fillStyle = fill;
    pen.fill();
  }
}

function person(pen, x, y, high, wide) {
  const head = 0.34 * wide, neck = y + 2 * head + 0.04 * high;
  pen.moveTo(x + head, y + head);
  pen.arc(x, y + head, head, 0, 2 * Math.PI);
  pen.moveTo(x - 0.5 * wide, y + high);
  pen.lineTo(x - 0.42 * wide, neck + 0.3 * wide);
  pen.quadraticCurveTo(x - 0.4 * wide, neck, x, neck);
  pen.quadraticCurveTo(x + 0.4 * wide, neck, x + 0.42 * wide, neck + 0.3 * wide);
  pen.lineTo(x + 0.5 * wide, y + high);
  pen.closePath();
}

// Return a sheet of all figures at one size: across the colours, down outlines and shapes.
function sheetOf(by, size, density, ghost) {
  const cell = Math.ceil((1.5 * size + 2) * density), fills = COLOURS[by].fills;
  const sheet = document.createElement("canvas");
  sheet.width = cell * fills.length;
  sheet.height = cell * OUTLINES.length * SHAPES;
  const pen = sheet.getContext("2d");
  pen.scale(density, density);
  const edge = ghost ? GHOST : EDGE;
  const one = cell / density, inset = (one - size) / 2;
  OUTLINES.forEach((thick, times) => {
    for (let children = 0; children < SHAPES; children++) {
      fills.forEach((fill, value) => {
        pen.globalAlpha = ghost ? 0.75 : 1;
        const seen = ghost ? GHOST_FILL : fill;
        const line = times || ghost ? edge : NEVER_CAME;
        drawFamily(pen, value * one + inset, (times * SHAPES + children) * one + inset, size, children, seen, line, thick);
      });
    }
  });
  return { sheet, cell, one };
}

function copyFigure(pen, sprites, value, times, children, x, y) {
  const { sheet, cell, one } = sprites;
  const down = ((times > 4 ? 4 : times) * SHAPES + children) * cell;
  pen.drawImage(sheet, value * cell, down, cell, cell, x - one / 2, y - one / 2, one, one);
}
