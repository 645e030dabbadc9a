// Where everything is on a stage of so many pixels: lawn, door, floors with their benches, and each mark in them.

const QUEUE = 5, EARLY_HELP = 6, ASSESSMENT = 7, CARE_SPOT = 10;
const FLOORS = [ASSESSMENT, EARLY_HELP, 8, 9, CARE_SPOT]; // from the ground up

// Find how wide the cells of an area may be for so many marks, at most `widest`.
function cellOf(area, marks, widest) {
  let cell = widest;
  while (cell > 2 && Math.floor(area.w / cell) * Math.floor(area.h / cell) < marks) cell *= 0.96;
  return cell;
}

function layoutOf(width, height, peaks, left, words) {
  const w = width, h = height, line = words * 1.5;
  const areas = new Map();
  const layout = {
    left, width, height, areas, x: 0, y: 0, words, hoods: [], houses: [], floors: [],
    doorX: left + 0.497 * w, doorY: 0.905 * h, stepsX: left + 0.452 * w,
  };
  const hallTop = 0.1 * h, hallBottom = 0.955 * h, high = (hallBottom - hallTop) / FLOORS.length;
  const widest = Math.min(0.042 * w, 0.5 * (high - line));
  FLOORS.forEach((spot, nth) => {
    const top = hallBottom - (nth + 1) * high;
    const floor = { spot, x: left + 0.545 * w, y: top, w: 0.445 * w, h: high, stairs: 0.135 * w };
    layout.floors.push(floor);
    const inside = { y: top + line, h: high - line - 4 };
    areas.set(spot, { x: floor.x + floor.stairs + 8, w: floor.w - floor.stairs - 14, ...inside });
    areas.set(spot + WAITS, { x: floor.x + 6, w: floor.stairs - 10, ...inside });
  });
  ["school", "surgery", "centre"].forEach((name, nth) => {
    const house = { name, x: left + (0.012 + 0.144 * nth) * w, y: 0.03 * h, w: 0.132 * w, h: 0.21 * h };
    layout.houses.push(house);
    areas.set(2 + nth, { x: house.x + 4, y: house.y + 0.075 * h + line, w: house.w - 8, h: house.h - 0.075 * h - line });
  });
  const many = peaks.hoods.length, rows = Math.ceil(many / 2);
  for (let nth = 0; nth < many; nth++) {
    const deep = 0.7 * h / rows;
    const hood = { x: left + (0.012 + 0.216 * (nth % 2)) * w, y: 0.275 * h + Math.floor(nth / 2) * deep, w: 0.204 * w, h: deep - 8 };
    layout.hoods.push(hood);
    areas.set(-1 - nth, { x: hood.x + 4, y: hood.y + line, w: hood.w - 8, h: hood.h - line - 3 });
  }
  fit(layout, peaks, widest);
  layout.stand = standIn(layout);
  return layout;
}

// Give every area its cell, and figures the size that fits the most crowded of homes, and of floors.
function fit(layout, peaks, widest) {
  const queue = layout.areas.get(EARLY_HELP + WAITS);
  layout.areas.set(QUEUE, queue);
  let home = widest, hall = widest;
  for (const [spot, area] of layout.areas) {
    const marks = spot < 0 ? peaks.hoods[-1 - spot] : spot === EARLY_HELP + WAITS || spot === QUEUE
      ? (peaks.spots[QUEUE] || 0) + (peaks.spots[EARLY_HELP + WAITS] || 0) : peaks.spots[spot] || 0;
    area.cell = cellOf(area, Math.max(marks, 1), spot < 0 ? 0.7 * widest : widest);
    area.columns = Math.max(1, Math.floor(area.w / area.cell));
    if (spot < 0) home = Math.min(home, area.cell);
    else hall = Math.min(hall, area.cell);
  }
  layout.homeSize = Math.max(3, Math.round(0.86 * home));
  layout.hallSize = Math.max(layout.homeSize, Math.floor(0.94 * hall));
  layout.afterQueue = peaks.spots[QUEUE] || 0; // those who lost their worker sit beyond the queue
}

// Return the function that finds where a mark is: `x` and `y` of the layout are its middle.
function standIn(layout) {
  return (spot, mark) => {
    const area = layout.areas.get(spot);
    const nth = spot === EARLY_HELP + WAITS ? mark + layout.afterQueue : mark;
    const row = Math.floor(nth / area.columns), column = nth % area.columns;
    layout.x = area.x + (column + 0.5) * area.cell;
    // houses fill from the top as a street plan does; in the hall people stand on the floor
    layout.y = spot < 0 ? area.y + (row + 0.5) * area.cell : area.y + area.h - (row + 0.5) * area.cell;
  };
}

// Return the most marks that are taken at once anywhere, over all towns, so that twins stand alike.
function peaksOf(towns) {
  const peaks = { hoods: towns[0].hoods.map(() => 1), spots: [] };
  for (const town of towns) {
    const { value, mark } = town.places;
    for (let at = 0; at < value.length; at++) {
      if (value[at] > 1) peaks.spots[value[at]] = Math.max(peaks.spots[value[at]] || 0, mark[at] + 1);
    }
    for (let row = 0; row < town.many; row++) peaks.hoods[town.hood[row]] = Math.max(peaks.hoods[town.hood[row]], town.home[row] + 1);
  }
  return peaks;
}
