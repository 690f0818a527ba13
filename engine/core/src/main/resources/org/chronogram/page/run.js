/* Draws what the server of the page tells of a run. */
(function () {
    "use strict";

    /* As in Sample.java. */
    const [WALL, SIMULATED, EVENTS, STEPS, PARTITION_STEPS, COMPUTE, WAIT, COPY, HEAP, CHECKPOINTS, LOSSES] =
        Array.from({ length: 11 }, (none, index) => index);
    const PARTS = ["computing", "imbalance", "exchange", "checkpoints"];
    const { colour, lineColour, short } = Look;
    const {
        byId, drawn, axisX, axisY, curve, column, rates, ratios, differences, newest, shortOf, grouped, bytes, duration,
        show, showDone, row,
    } = Live;
    let latest = null;

    Live.start({
        subject: "run",
        buttons: {
            checkpoint: update => update.phase === "RUNNING" && update.head.keepsCheckpoints,
            stop: update => update.phase !== "STOPPING" && update.head,
        },
        forget: () => {},
        take: update => {
            latest = update;
        },
        draw: draw,
    });

    function draw() {
        showNow();
        showRecoveries();
        const parallel = Live.samples().some(sample => sample[PARTITION_STEPS] > 0);
        byId("share-figure").hidden = byId("latency-figure").hidden = !parallel;
        if (Live.samples().length > 0) {
            drawCurves(parallel);
        }
        byId("load-figure").hidden = latest.loads.length === 0;
        if (latest.loads.length > 0) {
            drawLoads();
        }
    }

    function drawCurves(parallel) {
        const unit = latest.head && latest.head.unit ? latest.head.unit : "";
        const marked = (id, label, lines, scaleY) => curve(id, label, lines, scaleY, [drawLosses]);
        marked("rate", "events per second", [["events/s", rates(EVENTS)]]);
        marked("simulated", "simulated time" + (unit ? ", " + unit : ""), [["reached", column(SIMULATED)]]);
        marked("memory", "MiB", [["all processes", column(HEAP).map(size => size / 2 ** 20)]]);
        if (parallel) {
            const whole = shares();
            marked("share", "share of the time, %", [["computing", whole[0]], ["waiting", whole[1]]]);
            marked("latency", "microseconds", [["mean", ratios(WAIT, PARTITION_STEPS, 1e-3)]], { distr: 3 });
        }
        byId("marks").textContent = newest(column(LOSSES)) > 0
            ? "Dashed lines: a worker was lost. What the run does again, the curves show again."
            : "";
    }

    function shares() {
        const columns = [COMPUTE, WAIT, COPY];
        const share = which => differences(columns, by => {
            const all = by[0] + by[1] + by[2];
            return all > 0 ? 100 * by[which] / all : null;
        });
        return [share(0), share(1)];
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
        if (!now || Live.samples().length === 0) {
            show("now", [["State", latest.phase === "STARTING" ? "the run is being prepared" : "no step is done yet"]]);
            return;
        }
        const whole = latest.end !== null && latest.end.good;
        const percent = whole ? 100 : 100 * now.doneShare;
        const reached = whole ? latest.head.end : now.simulated;
        showDone(percent);
        const facts = [
            ["Simulated time", short(reached) + " of " + short(latest.head.end) + " " + latest.head.unit],
            ["Done", percent.toFixed(1) + " %"],
            ["Time left", Live.hasEnded() || now.secondsLeft === null ? "-" : duration(now.secondsLeft)],
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
            recovery.secondsLost === null ? (Live.hasEnded() ? "-" : "going on") : recovery.secondsLost.toFixed(2),
        ], [0, 1, 7])));
    }
})();
