// Figures, drawn once for each colour, outline and number of children, and copied from then on.

const COLOURS = {
  severity: { fills: ["#f4f4f4", "#cfcae6", "#8a7fc0", "#3f2f86"], words: ["no need", "emerging", "established", "acute"] },
  rounds: { fills: ["#f4f4f4", "#cfe3f1", "#8fc1e3", "#3d8fc4", "#0a4f7d"], words: ["never yet", "once", "twice", "three times", "four times and more"] },
  trust: { fills: ["#b2442e", "#eab38a", "#e9e9e9", "#4fb0a0"], words: ["little trust", "shaken", "as at first", "grown"] },
};
const OUTLINES = [0.05, 0.07, 0.11, 0.15, 0.2]; // of the figure's size, by times round
const SHAPES = 4; // children drawn: none to three

// Draw a family in a square: one adult, two where there are no or several children, and its children before them.
function drawFamily(pen, x, y, size, children, fill, edge, thick) {
  const adults = children === 1 || children === 0 ? 1 : 2;
  const people = [];
  for (let nth = 0; nth < adults; nth++) people.push({ x: adults === 1 ? 0.38 + 0.12 * (children === 0) : 0.28 + 0.4 * nth, top: 0.08, high: 0.84, wide: 0.3 });
  for (let nth = 0; nth < children; nth++) people.push({ x: children === 1 ? 0.72 : 0.2 + 0.3 * nth + 0.15 * (children === 2), top: 0.44, high: 0.5, wide: 0.22 });
  pen.lineJoin = "round";
  for (const pass of [0, 1]) { // first all outlines, then all fills: one outline round the whole group
    pen.beginPath();
    for (const one of people) person(pen, x + one.x * size, y + one.top * size, one.high * size, one.wide * size);
    if (pass === 0) {
      pen.strokeStyle = edge;
      pen.lineWidth = 2 * Math.max(0.8, thick * size);
      pen.stroke();
    } else {
      pen.fillStyle = fill;
      pen.fill();
      pen.strokeStyle = edge;
      pen.lineWidth = Math.max(0.4, 0.03 * size);
      pen.stroke();
    }
  }
}

function person(pen, x, y, high, wide) {
  const head = 0.62 * wide, neck = y + 1.15 * head;
  pen.moveTo(x + head / 1.2, y + head / 1.2);
  pen.arc(x, y + head / 1.2, head / 1.2, 0, 2 * Math.PI);
  pen.moveTo(x - wide / 2, y + high);
  pen.lineTo(x - wide / 2, neck + 0.25 * wide);
  pen.quadraticCurveTo(x - wide / 2, neck, x, neck);
  pen.quadraticCurveTo(x + wide / 2, neck, x + wide / 2, neck + 0.25 * wide);
  pen.lineTo(x + wide / 2, y + high);
  pen.closePath();
}

// Return a sheet of all figures at one size: across the colours, down outlines and shapes.
function sheetOf(by, size, density, ghost, dark) {
  const cell = Math.ceil((1.5 * size + 2) * density), fills = COLOURS[by].fills;
  const sheet = document.createElement("canvas");
  sheet.width = cell * fills.length;
  sheet.height = cell * OUTLINES.length * SHAPES;
  const pen = sheet.getContext("2d");
  pen.scale(density, density);
  const edge = ghost ? (dark ? "#9fd4ff" : "#0072B2") : dark ? "#0b0d10" : "#262626";
  const one = cell / density, inset = (one - size) / 2;
  OUTLINES.forEach((thick, times) => {
    for (let children = 0; children < SHAPES; children++) {
      fills.forEach((fill, value) => {
        pen.globalAlpha = ghost ? 0.75 : 1;
        const seen = ghost ? (dark ? "#10324a" : "#e4f2fb") : fill;
        drawFamily(pen, value * one + inset, (times * SHAPES + children) * one + inset, size, children, seen, edge, thick);
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
