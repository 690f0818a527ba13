/* Draws what the server of the page tells of the run. */
(function () {
    "use strict";

    /* As in Sample.java. */
    const [WALL, SIMULATED, EVENTS, STEPS, PARTITION_STEPS, COMPUTE, WAIT, COPY, HEAP, CHECKPOINTS, LOSSES] =
        Array.from({ length: 11 }, (none, index) => index);
    /* A rate is that of the last second: one of half of it would jump. */
    const RATE_SECONDS = 1;
    const MOST_SAMPLES = 2400;
    const MOST_NOTES = 200;
    const PARTS = ["computing", "imbalance", "exchange", "checkpoints"];
    const { colour, lineColour, transparent, short, axis } = Look;
    const byId = id => document.getElementById(id);
    const drawn = new Map();
    let samples = [];
    let latest = null;
    let ended = false;
    let due = false;

    const source = new EventSource("events");
    source.onmessage = message => take(JSON.parse(message.data));
    source.onerror = () => {
        if (!ended) {
            say("The run does not answer: its process has ended, or is busy. Trying again.");
            badge("no connection", "bad");
            setButtons(false);
        }
    };
    byId("checkpoint").addEventListener("click", () => ask("checkpoint"));
    byId("stop").addEventListener("click", () => ask("stop"));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    addEventListener("resize", redraw);
    document.addEventListener("visibilitychange", plan);

    function ask(what) {
        byId(what).disabled = true;
        fetch(what, { method: "POST" }).then(answer => {
            if (!answer.ok) {
                answer.text().then(say);
            }
        }).catch(() => say("The run does not answer."));
    }

    function say(text) {
        byId("message").textContent = text;
    }

    function badge(text, kind) {
        byId("badge").textContent = text;
        byId("badge").className = "badge " + kind;
    }

    function setButtons(possible) {
        const phase = latest ? latest.phase : "STARTING";
        byId("checkpoint").disabled = !possible || phase !== "RUNNING" || !latest.head.keepsCheckpoints;
        byId("stop").disabled = !possible || phase === "STOPPING" || !latest.head;
    }

    function take(update) {
        if (update.first) {
            samples = [];
            byId("notes").replaceChildren();
            say("");
        }
        latest = update;
        addSamples(update.samples);
        update.notes.forEach(addNote);
        if (update.head) {
            document.title = update.head.model + " - live";
            byId("model").textContent = update.head.model;
            show("facts", Object.entries(update.head.facts));
        }
        if (update.end) {
            ended = true;
            source.close();
            badge(update.end.badge, update.end.good ? "good" : "bad");
            say(update.end.text + ". The page shows what the run has told, and is told no more.");
        } else {
            badge(update.phase.toLowerCase(), update.phase === "RUNNING" ? "running" : "waiting");
        }
        setButtons(!ended);
        plan();
    }

    function addSamples(more) {
        for (const sample of more) {
            if (samples.length > 0 && sample[WALL] < samples[samples.length - 1][WALL]) {
                samples = [];
            }
            samples.push(sample);
        }
        if (samples.length > MOST_SAMPLES) {
            samples = samples.filter((sample, index) => index % 2 === 0 || index === samples.length - 1);
        }
    }

    function addNote([wall, text]) {
        const item = document.createElement("li");
        const time = document.createElement("time");
        const what = document.createElement("span");
        time.textContent = wall.toFixed(1) + " s";
        what.textContent = text.replace(/^sim: /, "");
        item.append(time, what);
        byId("notes").prepend(item);
        while (byId("notes").children.length > MOST_NOTES) {
            byId("notes").lastChild.remove();
        }
        byId("note-section").hidden = false;
    }

    /* Nothing is drawn while nobody looks. */
    function plan() {
        if (latest && !due && !document.hidden) {
            due = true;
            requestAnimationFrame(() => {
                due = false;
                draw();
            });
        }
    }

    function redraw() {
        drawn.forEach(chart => chart.destroy());
        drawn.clear();
        plan();
    }

    function draw() {
        showNow();
        showRecoveries();
        const parallel = samples.some(sample => sample[PARTITION_STEPS] > 0);
        byId("share-figure").hidden = byId("latency-figure").hidden = !parallel;
        if (samples.length > 0) {
            drawCurves(parallel);
        }
        byId("load-figure").hidden = latest.loads.length === 0;
        if (latest.loads.length > 0) {
            drawLoads();
        }
    }

    function drawCurves(parallel) {
        const unit = latest.head && latest.head.unit ? latest.head.unit : "";
        curve("rate", "events per second", [["events/s", rates(EVENTS)]]);
        curve("simulated", "simulated time" + (unit ? ", " + unit : ""), [["reached", column(SIMULATED)]]);
        curve("memory", "MiB", [["all processes", column(HEAP).map(size => size / 2 ** 20)]]);
        if (parallel) {
            const whole = shares();
            curve("share", "share of the time, %", [["computing", whole[0]], ["waiting", whole[1]]]);
            curve("latency", "microseconds", [["mean", ratios(WAIT, PARTITION_STEPS, 1e-3)]], { distr: 3 });
        }
        byId("marks").textContent = samples[samples.length - 1][LOSSES] > 0
            ? "Dashed lines: a worker was lost. What the run does again, the curves show again."
            : "";
    }

    function column(index) {
        return samples.map(sample => sample[index]);
    }

    /* The sample from which the rate of another is counted. */
    function before(index) {
        let from = index - 1;
        while (from > 0 && samples[index][WALL] - samples[from][WALL] < RATE_SECONDS) {
            from--;
        }
        return from < 0 ? null : samples[from];
    }

    /* Null where the run was set back, or has begun to count anew. */
    function differences(columns, value) {
        return samples.map((sample, index) => {
            const from = before(index);
            const by = from && columns.map(at => sample[at] - from[at]);
            return by && by.every(difference => difference >= 0) ? value(by) : null;
        });
    }

    function rates(index) {
        return differences([index, WALL], ([by, wall]) => wall > 0 ? by / wall : null);
    }

    function ratios(index, per, factor) {
        return differences([index, per], ([by, count]) => count > 0 ? factor * by / count : null);
    }

    function shares() {
        const columns = [COMPUTE, WAIT, COPY];
        const share = which => differences(columns, by => {
            const all = by[0] + by[1] + by[2];
            return all > 0 ? 100 * by[which] / all : null;
        });
        return [share(0), share(1)];
    }

    function axisY(label) {
        const shown = axis(label);
        shown.size = (u, values) => 18 + 7 * Math.max(2, ...(values || []).map(value => String(value || "").length));
        return shown;
    }

    function axisX(label) {
        const shown = axis(label);
        shown.size = 34;
        return shown;
    }

    /* Where the axis covers less than a power of ten, all lines of the grid have a number. */
    function powersOfTen(shown) {
        const isPower = value => Math.abs(Math.log10(value) % 1) < 1e-9;
        shown.filter = shown.grid.filter = shown.ticks.filter = (u, splits) => {
            const powers = splits.filter(value => value !== null && isPower(value)).length;
            return splits.map(value => powers < 2 || isPower(value) ? value : null);
        };
        shown.values = (u, splits) => splits.map(value => value === null ? "" : short(value));
        return shown;
    }

    function fromZero(u, low, high) {
        return uPlot.rangeNum(0, high > 0 ? high : 1, 0.1, true);
    }

    function curve(id, label, lines, scaleY) {
        const data = [column(WALL), ...lines.map(line => line[1])];
        if (drawn.has(id)) {
            drawn.get(id).setData(data);
            return;
        }
        drawn.set(id, new uPlot({
            width: byId(id).clientWidth,
            height: 240,
            series: [{ label: "wall clock", value: (u, value) => value === null ? "" : value.toFixed(1) + " s" },
                ...lines.map(([name], index) => ({
                    label: name,
                    stroke: lineColour(index),
                    width: 2,
                    points: { show: false },
                    value: (u, value) => short(value),
                }))],
            scales: { x: { time: false }, y: scaleY || { range: fromZero } },
            axes: [axisX("wall-clock seconds"), scaleY ? powersOfTen(axisY(label)) : axisY(label)],
            legend: { markers: { width: 0, fill: (u, index) => u.series[index].stroke(u, index) } },
            hooks: { draw: [drawLosses] },
        }, data, byId(id)));
    }

    /* A dashed line where a worker was lost. */
    function drawLosses(u) {
        const { ctx, bbox } = u;
        ctx.save();
        ctx.strokeStyle = colour("bad");
        ctx.lineWidth = devicePixelRatio;
        ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
        for (const recovery of latest.recoveries) {
            const x = Math.round(u.valToPos(recovery.wallSeconds, "x", true));
            if (x >= bbox.left && x <= bbox.left + bbox.width) {
                ctx.beginPath();
                ctx.moveTo(x, bbox.top);
                ctx.lineTo(x, bbox.top + bbox.height);
                ctx.stroke();
            }
        }
        ctx.restore();
    }

    /* The tallest is drawn first, so that each bar shows the part that it adds. */
    function drawLoads() {
        const rows = latest.loads;
        const sums = rows.map(() => 0);
        const levels = PARTS.map((part, index) => rows.map((row, at) => sums[at] += share(row, index)));
        const data = [rows.map((row, at) => at), ...levels.slice().reverse()];
        const chart = drawn.get("load");
        if (chart && chart.names.length === rows.length) {
            chart.rows = rows;
            chart.setData(data);
            return;
        }
        if (chart) {
            chart.destroy();
        }
        drawn.set("load", newLoads(rows, data));
    }

    function share(row, part) {
        const all = row[1] + row[2] + row[3] + row[4];
        return all > 0 ? 100 * row[part + 1] / all : 0;
    }

    function newLoads(rows, data) {
        const width = byId("load").clientWidth;
        const names = rows.map(row => row[0]);
        const every = Math.max(1, Math.ceil(names.length * 40 / width));
        const x = axisX("worker.thread");
        x.grid.show = false;
        x.splits = () => names.map((name, index) => index).filter(index => index % every === 0);
        x.values = (u, splits) => splits.map(index => names[index]);
        const chart = new uPlot({
            width: width,
            height: 240,
            series: [{ label: "worker.thread", value: (u, value) => value === null ? "" : names[value] },
                ...PARTS.map((part, index) => ({
                    label: part,
                    stroke: lineColour(index),
                    fill: lineColour(index),
                    width: 0,
                    points: { show: false },
                    paths: uPlot.paths.bars({ size: [0.7, 90] }),
                    value: (u, value, at, place) => place === null || place === undefined
                        ? ""
                        : share(u.rows[place], index).toFixed(1) + " %",
                })).reverse()],
            scales: { x: { time: false, range: [-0.6, names.length - 0.4] }, y: { range: [0, 100] } },
            axes: [x, axisY("share of the time, %")],
            legend: { markers: { width: 0, fill: (u, index) => u.series[index].stroke(u, index) } },
            cursor: { points: { show: false } },
        }, data, byId("load"));
        chart.rows = rows;
        chart.names = names;
        return chart;
    }

    function showNow() {
        const now = latest.now;
        if (!now || samples.length === 0) {
            show("now", [["State", latest.phase === "STARTING" ? "the run is being prepared" : "no step is done yet"]]);
            return;
        }
        const whole = latest.end !== null && latest.end.good;
        const percent = whole ? 100 : 100 * now.doneShare;
        const reached = whole ? latest.head.end : now.simulated;
        byId("done").style.width = percent + "%";
        byId("progress").setAttribute("aria-valuenow", String(Math.floor(percent)));
        const facts = [
            ["Simulated time", short(reached) + " of " + short(latest.head.end) + " " + latest.head.unit],
            ["Done", percent.toFixed(1) + " %"],
            ["Time left", ended || now.secondsLeft === null ? "-" : duration(now.secondsLeft)],
            ["Wall-clock time", duration(now.wallSeconds)],
            ["Event rate", shortOf(newest(rates(EVENTS)), " events/s")],
            ["Step rate", shortOf(newest(rates(STEPS)), " steps/s")],
            ["Events", grouped(now.events)],
            ["Steps", grouped(now.steps)],
            ["Heap by worker", now.heapBytesByWorker.map(bytes).join(", ")],
            ["Checkpoints", checkpoints()],
        ];
        if (now.eventsByWorker.length > 1 && now.events > 0) {
            facts.push(["Events by worker",
                now.eventsByWorker.map(events => Math.round(100 * events / now.events)).join(" / ") + " %"]);
        }
        if (latest.losses > 0) {
            facts.push(["Workers lost", grouped(latest.losses)]);
        }
        show("now", facts);
    }

    function checkpoints() {
        const newestOne = latest.checkpoint;
        if (!newestOne) {
            return latest.head.keepsCheckpoints ? "none yet" : "not written in this run";
        }
        return grouped(latest.checkpoints) + ", the last at " + short(newestOne.simulated) + " " + latest.head.unit
            + ", " + bytes(newestOne.bytes) + ", paused " + Number((1e3 * newestOne.pauseSeconds).toPrecision(2)) + " ms";
    }

    function newest(values) {
        return values.length > 0 ? values[values.length - 1] : null;
    }

    function shortOf(value, unit) {
        return value === null ? "-" : short(Number(value.toPrecision(3))) + unit;
    }

    function grouped(number) {
        return number.toLocaleString("en-US");
    }

    function bytes(number) {
        const units = [[2 ** 30, " GiB"], [2 ** 20, " MiB"], [2 ** 10, " KiB"]];
        const [unit, suffix] = units.find(([size]) => number >= size) || [1, " B"];
        return Number((number / unit).toPrecision(3)) + suffix;
    }

    function duration(seconds) {
        const whole = Math.ceil(seconds);
        const two = part => String(part).padStart(2, "0");
        if (whole < 60) {
            return seconds < 10 ? seconds.toFixed(1) + " s" : whole + " s";
        }
        if (whole < 3600) {
            return Math.floor(whole / 60) + "m " + two(whole % 60) + "s";
        }
        return Math.floor(whole / 3600) + "h " + two(Math.floor(whole % 3600 / 60)) + "m";
    }

    function show(id, facts) {
        byId(id).replaceChildren(...facts.map(([name, value]) => {
            const fact = document.createElement("div");
            const term = document.createElement("dt");
            const what = document.createElement("dd");
            term.textContent = name;
            what.textContent = value;
            fact.append(term, what);
            return fact;
        }));
    }

    function showRecoveries() {
        byId("recovery-section").hidden = latest.recoveries.length === 0;
        byId("recoveries").replaceChildren(...latest.recoveries.slice().reverse().map(recovery => row([
            recovery.number,
            recovery.wallSeconds.toFixed(1),
            recovery.worker,
            recovery.cause,
            recovery.lostAt,
            recovery.wentOnFrom,
            recovery.way,
            recovery.secondsLost === null ? (ended ? "-" : "going on") : recovery.secondsLost.toFixed(2),
        ])));
    }

    function row(values) {
        const line = document.createElement("tr");
        values.forEach((value, index) => {
            const cell = document.createElement("td");
            cell.textContent = value;
            cell.className = [0, 1, 7].includes(index) ? "number" : "";
            line.append(cell);
        });
        return line;
    }
})();
