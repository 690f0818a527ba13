/* Draws what the server of the page tells of a sweep. */
(function () {
    "use strict";

    /* As in SweepSample.java. */
    const [EVENTS, RUNS, HEAP] = [1, 2, 3];
    const { short } = Look;
    const { byId, curve, column, rates, newest, shortOf, grouped, bytes, duration, show, showDone, row } = Live;
    let latest = null;
    /* The table as it was told: only rows that have changed are told again. */
    let headings = [];
    let rows = [];
    let changed = false;

    Live.start({
        subject: "sweep",
        buttons: { stop: update => update.phase !== "STOPPING" && update.head },
        forget: () => {
            headings = [];
            rows = [];
            changed = true;
        },
        take: take,
        draw: draw,
    });

    function take(update) {
        latest = update;
        if (update.table.headings) {
            headings = update.table.headings;
        }
        update.table.rows.forEach(([index, cells]) => {
            rows[index] = cells;
        });
        changed = changed || update.table.rows.length > 0;
    }

    function draw() {
        showNow();
        showActive();
        if (changed) {
            showResults();
            changed = false;
        }
        if (Live.samples().length > 0) {
            curve("rate", "events per second", [["events/s", rates(EVENTS)]]);
            curve("runs", "runs", [["done", column(RUNS)]]);
            curve("memory", "MiB", [["this process", column(HEAP).map(size => size / 2 ** 20)]]);
        }
    }

    function showNow() {
        const now = latest.now;
        if (!now) {
            show("now", [["State", "the combinations are being checked"]]);
            return;
        }
        const percent = 100 * now.doneShare;
        showDone(percent);
        show("now", [
            ["Runs done", grouped(now.done) + " of " + grouped(now.total)],
            ["Running", grouped(latest.active.length)],
            ["Failed", grouped(now.failed)],
            ["Done", percent.toFixed(1) + " %"],
            ["Time left", Live.hasEnded() || now.secondsLeft === null ? "-" : duration(now.secondsLeft)],
            ["Wall-clock time", duration(now.wallSeconds)],
            ["Event rate", shortOf(newest(rates(EVENTS)), " events/s")],
            ["Events", grouped(now.events)],
            ["Heap", bytes(now.heapBytes)],
        ]);
    }

    function showActive() {
        byId("active-section").hidden = latest.active.length === 0;
        byId("active").replaceChildren(...latest.active.map(run => {
            const line = row([
                run.number,
                run.combination,
                run.replication,
                "",
                run.secondsLeft === null ? "-" : duration(run.secondsLeft),
                short(run.events),
            ], [0, 2, 4, 5]);
            line.children[3].append(bar(run.doneShare));
            return line;
        }));
    }

    function bar(share) {
        const percent = (100 * share).toFixed(0) + " %";
        const outer = document.createElement("div");
        const inner = document.createElement("div");
        const text = document.createElement("span");
        outer.className = "bar";
        inner.style.width = percent.replace(" ", "");
        text.textContent = percent;
        outer.append(inner);
        const both = document.createElement("div");
        both.className = "share";
        both.append(outer, text);
        return both;
    }

    function showResults() {
        byId("results-table").hidden = rows.length === 0;
        byId("results-note").textContent = rows.length === 0 ? "No run has ended yet." : latest.table.note;
        const parameters = latest.table.parameters;
        const line = document.createElement("tr");
        headings.forEach((heading, index) => {
            const cell = document.createElement("th");
            cell.scope = "col";
            cell.textContent = heading;
            cell.className = index < parameters ? "" : "number";
            line.append(cell);
        });
        byId("headings").replaceChildren(line);
        const numbers = headings.map((heading, index) => index).filter(index => index >= parameters);
        byId("results").replaceChildren(...rows.map(cells => row(cells, numbers)));
    }
})();
