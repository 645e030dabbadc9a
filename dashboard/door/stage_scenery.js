// The scenery, drawn once: the lawn with its houses, the steps, the town hall cut open floor by floor.

const LOOK = { sky: "#f3f6f8", lawn: "#e6efdf", plot: "#d9e6cf", wall: "#ffffff", line: "#8b8b8b", ink: "#262626",
  quiet: "#4d4d4d", path: "#efe8da", bench: "#efefef", house: "#b9c7ad", build: "#fbfaf6" };
const TIER = { 6: "#009E73", 7: "#8b8b8b", 8: "#E69F00", 9: "#D55E00", 10: "#CC79A7" }; // as in every chart
const FLOOR_WORDS = { 6: "Early help", 7: "Assessment", 8: "Child in need", 9: "Protection", 10: "Care" };
const BENCH_WORDS = { 6: "waiting", 7: "waiting", 8: "worker gone", 9: "worker gone", 10: "" };
const HOUSE_WORDS = { school: "School", surgery: "Surgery", centre: "Community centre" };

function drawScenery(pen, layout, title) {
  const { left, width, height } = layout;
  pen.fillStyle = LOOK.sky;
  pen.fillRect(left, 0, width, height);
  drawLawn(pen, layout);
  drawHall(pen, layout);
  if (title) write(pen, title, left + 0.545 * width, 0.075 * height, layout.words + 1, LOOK.ink, "bold", 0.445 * width);
}

function write(pen, words, x, y, size, colour, weight = "normal", widest = undefined) {
  pen.font = `${weight} ${size}px "Source Sans", "Source Sans Pro", sans-serif`;
  pen.fillStyle = colour;
  pen.fillText(words, x, y, widest);
}

function rounded(pen, box, fill, edge) {
  pen.beginPath();
  pen.roundRect(box.x, box.y, box.w, box.h, 5);
  pen.fillStyle = fill;
  pen.fill();
  if (!edge) return;
  pen.strokeStyle = edge;
  pen.lineWidth = 1;
  pen.stroke();
}

function drawLawn(pen, layout) {
  const { left, width, height, words } = layout;
  rounded(pen, { x: left + 2, y: 0.01 * height, w: 0.44 * width, h: 0.98 * height }, LOOK.lawn);
  for (const house of layout.houses) drawBuilding(pen, house, words);
  layout.hoods.forEach((hood, nth) => {
    rounded(pen, hood, LOOK.plot);
    write(pen, layout.hoodNames[nth], hood.x + 6, hood.y + 1.15 * words, words, LOOK.quiet, "normal", hood.w - 12);
    drawHomes(pen, layout, nth);
  });
  pen.fillStyle = LOOK.path;
  pen.fillRect(left + 0.415 * width, layout.doorY + 0.02 * height, 0.14 * width, 0.035 * height);
  pen.strokeStyle = LOOK.line;
  pen.lineWidth = 1.5;
  for (let nth = 0; nth < 3; nth++) { // the steps
    const x = left + (0.45 + 0.009 * nth) * width, y = layout.doorY + (0.052 - 0.012 * nth) * height;
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(left + 0.545 * width, y);
    pen.stroke();
  }
}

function drawBuilding(pen, house, words) {
  const roof = 0.075 * layout_roof(house);
  pen.fillStyle = LOOK.line;
  pen.beginPath();
  pen.moveTo(house.x - 2, house.y + roof);
  pen.lineTo(house.x + house.w / 2, house.y);
  pen.lineTo(house.x + house.w + 2, house.y + roof);
  pen.fill();
  pen.fillStyle = LOOK.build;
  pen.fillRect(house.x, house.y + roof, house.w, house.h - roof);
  pen.strokeStyle = LOOK.line;
  pen.strokeRect(house.x, house.y + roof, house.w, house.h - roof);
  write(pen, HOUSE_WORDS[house.name], house.x + 5, house.y + roof + 1.2 * words, words, LOOK.quiet, "normal", house.w - 8);
}

const layout_roof = (house) => 4 * house.h / 3; // a roof is a tenth of the stage's height

function drawHomes(pen, layout, nth) {
  const size = layout.homeSize;
  if (size < 7) return; // too crowded for roofs
  pen.fillStyle = LOOK.house;
  const seen = layout.peaks.hoods[nth];
  pen.beginPath();
  for (let mark = 0; mark < seen; mark++) {
    layout.stand(-1 - nth, mark);
    const { x, y } = layout, half = 0.62 * size;
    pen.moveTo(x - half, y - 0.1 * size);
    pen.lineTo(x, y - 0.66 * size);
    pen.lineTo(x + half, y - 0.1 * size);
    pen.rect(x - 0.46 * size, y - 0.1 * size, 0.92 * size, 0.55 * size);
  }
  pen.fill();
}

function drawHall(pen, layout) {
  const first = layout.floors[0], top = layout.floors[layout.floors.length - 1], words = layout.words;
  pen.fillStyle = LOOK.line; // the gable
  pen.beginPath();
  pen.moveTo(top.x - 4, top.y);
  pen.lineTo(top.x + top.w / 2, top.y - 0.06 * layout.height);
  pen.lineTo(top.x + top.w + 4, top.y);
  if (!layout.titled) pen.fill();
  for (const floor of layout.floors) {
    pen.fillStyle = LOOK.wall;
    pen.fillRect(floor.x, floor.y, floor.w, floor.h);
    pen.fillStyle = LOOK.bench;
    pen.fillRect(floor.x + 3, floor.y + 2, floor.stairs - 3, floor.h - 4);
    pen.fillStyle = TIER[floor.spot];
    pen.fillRect(floor.x + floor.stairs, floor.y, 5, floor.h);
    pen.strokeStyle = LOOK.line;
    pen.lineWidth = 1.5;
    pen.strokeRect(floor.x, floor.y, floor.w, floor.h);
    write(pen, FLOOR_WORDS[floor.spot], floor.x + floor.stairs + 12, floor.y + 1.2 * words, words, LOOK.ink, "bold");
    write(pen, BENCH_WORDS[floor.spot], floor.x + 7, floor.y + 1.2 * words, words, LOOK.quiet, "normal", floor.stairs - 10);
    drawBench(pen, floor);
  }
  pen.fillStyle = LOOK.line;
  pen.fillRect(first.x - 0.012 * layout.width, first.y + first.h, first.w + 0.02 * layout.width, 4);
}

function drawBench(pen, floor) {
  if (!BENCH_WORDS[floor.spot]) return;
  pen.strokeStyle = LOOK.line;
  pen.lineWidth = 2;
  pen.beginPath();
  pen.moveTo(floor.x + 8, floor.y + floor.h - 4);
  pen.lineTo(floor.x + floor.stairs - 6, floor.y + floor.h - 4);
  pen.stroke();
}

// The door itself turns with those who come: four wings seen from above, in a drum.
function drawDoor(pen, layout, turn) {
  const x = layout.doorX + 0.012 * layout.width, y = layout.doorY, wide = 0.03 * layout.width, deep = 0.4 * wide;
  pen.lineWidth = 2;
  pen.strokeStyle = LOOK.ink;
  pen.beginPath();
  pen.ellipse(x, y - 0.11 * layout.height, wide, deep, 0, 0, 2 * Math.PI);
  for (const side of [-1, 1]) {
    pen.moveTo(x + side * wide, y - 0.11 * layout.height);
    pen.lineTo(x + side * wide, y + 0.03 * layout.height);
  }
  for (let wing = 0; wing < 4; wing++) {
    const angle = turn + wing * Math.PI / 2, tipX = x + 0.92 * wide * Math.cos(angle), tipY = 0.92 * deep * Math.sin(angle);
    pen.moveTo(x, y - 0.11 * layout.height);
    pen.lineTo(tipX, y - 0.11 * layout.height + tipY);
    pen.lineTo(tipX, y + 0.03 * layout.height + tipY);
    pen.lineTo(x, y + 0.03 * layout.height);
  }
  pen.stroke();
}
