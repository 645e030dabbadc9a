// The show: one clock for one town or two, the frames, and how long each takes the script.

const SAMPLES = 1200, TEN_SECONDS = 10000;

function showOf(canvas, host) {
  return {
    canvas, host, pen: canvas.getContext("2d", { alpha: false }), still: document.createElement("canvas"), stillPen: null,
    towns: [], stages: [], time: 0, speed: 2, playing: false, by: "severity", view: "ghost", chosen: -1, dark: false,
    calm: window.matchMedia("(prefers-reduced-motion: reduce)").matches, dirty: true, last: 0, told: -1,
    took: new Float64Array(SAMPLES), at: new Float64Array(SAMPLES), sorted: new Float64Array(SAMPLES), frames: 0, reported: 0,
    turn: 0, onWeek: () => {},
  };
}

const lasting = (show) => (show.calm ? 1e-6 : Math.min(6, Math.max(0.9, 0.9 * show.speed)));

function build(show) {
  const { canvas, towns } = show;
  const wide = Math.max(300, Math.round(canvas.clientWidth || show.host.clientWidth || 900));
  const beside = towns.length > 1 && show.view === "beside";
  const high = Math.round(beside ? Math.min(560, Math.max(300, 0.36 * wide)) : show.dark ? 345 : Math.min(395, Math.max(360, 0.46 * wide)));
  const density = Math.min(2, window.devicePixelRatio || 1);
  canvas.style.height = `${high}px`;
  for (const one of [canvas, show.still]) { one.width = wide * density; one.height = high * density; }
  show.stillPen = show.still.getContext("2d", { alpha: false });
  for (const pen of [show.pen, show.stillPen]) { pen.setTransform(density, 0, 0, density, 0, 0); pen.imageSmoothingEnabled = density !== 1; }
  const peaks = peaksOf(towns), words = (show.dark ? 16 : wide < 900 ? 12 : 13) - 1 * beside;
  const share = beside ? 2 : 1, gap = beside ? 8 : 0, one = (wide - gap) / share;
  show.stages = [];
  for (let nth = 0; nth < share; nth++) {
    const layout = layoutOf(one, high, peaks, nth * (one + gap), words);
    Object.assign(layout, { peaks, hoodNames: show.hoodNames, titled: beside });
    const other = !beside && towns.length > 1 && show.view === "ghost" ? towns[1] : null;
    show.stages.push(stageOf(towns[nth], other, layout, show.by, density, beside ? towns[nth].title : ""));
  }
  show.scenery = document.createElement("canvas");
  show.scenery.width = canvas.width;
  show.scenery.height = canvas.height;
  const pen = show.scenery.getContext("2d", { alpha: false });
  pen.setTransform(density, 0, 0, density, 0, 0);
  pen.fillStyle = LOOK.sky;
  pen.fillRect(0, 0, wide, high);
  for (const stage of show.stages) drawScenery(pen, stage.layout, stage.title);
  Object.assign(show, { wide, high, density });
  seek(show, show.time);
}

const layoutFor = (show, nth) => (show.stages[nth] || show.stages[0]).layout;

function seek(show, time) {
  show.time = Math.min(Math.max(0, time), show.towns[0].weeks - 1);
  show.towns.forEach((town, nth) => setWeek(town, Math.floor(show.time), layoutFor(show, nth)));
  show.dirty = true;
  show.onWeek();
}

function step(show, weeks) {
  show.playing = false;
  if (weeks < 0) return seek(show, Math.floor(show.time) + weeks);
  settle(show);
  show.time = Math.min(Math.floor(show.time) + weeks, show.towns[0].weeks - 1);
  liveOn(show);
  show.onWeek();
}

function settle(show) {
  show.towns.forEach((town, nth) => walkOn(town, Infinity, 1, layoutFor(show, nth)));
  show.dirty = true;
}

function liveOn(show) {
  const week = Math.floor(show.time);
  for (let nth = 0; nth < show.towns.length; nth++) {
    const town = show.towns[nth];
    while (town.week < week) { liveAWeek(town, layoutFor(show, nth)); show.dirty = true; }
    if (walkOn(town, show.playing ? show.time : show.time + show.drift, lasting(show), layoutFor(show, nth))) show.dirty = true;
  }
}

// One frame: let the clock run, move all who walk, and draw. Nothing is made anew in it.
function frame(show, now) {
  const begun = performance.now();
  const passed = Math.min(0.25, (now - show.last) / 1000);
  show.last = now;
  show.drift = 0;
  if (show.playing) {
    const before = Math.floor(show.time);
    show.time = Math.min(show.time + passed * (show.calm ? 1 : show.speed), show.towns[0].weeks - 1);
    liveOn(show);
    if (Math.floor(show.time) !== before) show.onWeek();
    if (show.time >= show.towns[0].weeks - 1) { show.playing = false; show.onWeek(); }
    show.turn += passed * 1.2;
  } else finishWalks(show, passed);
  draw(show);
  keep(show, performance.now() - begun, now);
}

// While the clock stands, whoever has set out still gets there.
function finishWalks(show, passed) {
  for (let nth = 0; nth < show.towns.length; nth++) {
    const town = show.towns[nth];
    if (!town.walking.length && !town.flashes.length) continue;
    show.ahead = (show.ahead || 0) + passed * 1.5;
    if (walkOn(town, show.time + show.ahead, show.calm ? 1e-6 : 0.9, layoutFor(show, nth))) show.dirty = true;
    show.turn += passed;
    if (!town.walking.length) town.flashes.length = 0;
  }
  if (show.towns.every((town) => !town.walking.length)) show.ahead = 0;
}

function draw(show) {
  const { pen, stillPen } = show;
  if (show.dirty) {
    stillPen.drawImage(show.scenery, 0, 0, show.wide, show.high);
    for (let nth = 0; nth < show.stages.length; nth++) drawStanding(stillPen, show.stages[nth]);
    show.dirty = false;
  }
  pen.drawImage(show.still, 0, 0, show.wide, show.high);
  for (let nth = 0; nth < show.stages.length; nth++) {
    const stage = show.stages[nth];
    drawDoor(pen, stage.layout, show.turn);
    drawWalking(pen, stage);
    drawFlashes(pen, stage);
    if (show.chosen >= 0) drawChosen(pen, stage, show.chosen);
  }
}

// Keep what a frame took; once a second the median of the last ten seconds is told on the host.
function keep(show, took, now) {
  show.took[show.frames % SAMPLES] = took;
  show.at[show.frames % SAMPLES] = now;
  show.frames++;
  if (now - show.reported < 1000) return;
  show.reported = now;
  let many = 0;
  for (let nth = 0; nth < Math.min(show.frames, SAMPLES); nth++) {
    if (now - show.at[nth] <= TEN_SECONDS) show.sorted[many++] = show.took[nth];
  }
  const those = show.sorted.subarray(0, many).sort();
  const told = show.host.dataset;
  told.frameMs = those[Math.floor(many / 2)].toFixed(3);
  told.slowFrameMs = those[Math.floor(0.95 * many)].toFixed(3);
  told.framesMeasured = String(many);
  told.figures = String(show.stages.reduce((sum, stage) => sum + stage.standing + stage.town.walking.length, 0));
}

function run(show) {
  const turn = (now) => {
    if (!show.canvas.isConnected) { show.running = false; return; }
    // a still picture is not drawn again and again
    if (show.playing || show.dirty || show.redraw || show.towns.some((town) => town.walking.length)) frame(show, now);
    else show.last = now;
    show.redraw = false;
    requestAnimationFrame(turn);
  };
  if (show.running) return;
  show.running = true;
  show.last = performance.now();
  requestAnimationFrame(turn);
}
