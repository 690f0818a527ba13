/* What the live pages have in common: the connection, buttons, messages and curves. */
const Live = (function () {
    "use strict";

    /* A rate is that of the last second: one of half of it would jump. */
    const RATE_SECONDS = 1;
    const MOST_SAMPLES = 2400;
    const MOST_NOTES = 200;
    const { lineColour, short, axis } = Look;
    const byId = id => document.getElementById(id);
    const drawn = new Map();
    /* Each begins with the wall-clock time. */
    let samples = [];
    let latest = null;
    let ended = false;
    let due = false;
    let page = null;
    let source = null;

    /**
     * Begins to show what the server tells.
     *
     * page.subject: what the page is about, for messages; page.buttons: for each button, whether it can be pressed now;
     * page.forget: nothing is known any more; page.take: takes an update; page.draw: shows what was taken.
     */
    function start(newPage) {
        page = newPage;
        source = new EventSource("events");
        source.onmessage = message => take(JSON.parse(message.data));
        source.onerror = () => {
            if (!ended) {
                say("The " + page.subject + " does not answer: its process has ended, or is busy. Trying again.");
                badge("no connection", "bad");
                setButtons(false);
            }
        };
        Object.keys(page.buttons).forEach(name => byId(name).addEventListener("click", () => ask(name)));
        matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
        addEventListener("resize", redraw);
        document.addEventListener("visibilitychange", plan);
    }

    function ask(what) {
        byId(what).disabled = true;
        fetch(what, { method: "POST" }).then(answer => {
            if (!answer.ok) {
                answer.text().then(say);
            }
        }).catch(() => say("The " + page.subject + " does not answer."));
    }

    function say(text) {
        byId("message").textContent = text;
    }

    function badge(text, kind) {
        byId("badge").textContent = text;
        byId("badge").className = "badge " + kind;
    }

    function setButtons(possible) {
        Object.entries(page.buttons).forEach(([name, canPress]) => {
            byId(name).disabled = !possible || !latest || !canPress(latest);
        });
    }

    function take(update) {
        if (update.first) {
            samples = [];
            byId("notes").replaceChildren();
            page.forget();
            say("");
        }
        latest = update;
        page.take(update);
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
            say(update.end.text + ". The page shows what the " + page.subject + " has told, and is told no more.");
        } else {
            badge(update.phase.toLowerCase(), update.phase === "RUNNING" ? "running" : "waiting");
        }
        setButtons(!ended);
        plan();
    }

    function addSamples(more) {
        for (const sample of more) {
            if (samples.length > 0 && sample[0] < samples[samples.length - 1][0]) {
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
                page.draw();
            });
        }
    }

    function redraw() {
        drawn.forEach(chart => chart.destroy());
        drawn.clear();
        plan();
    }

    function column(index) {
        return samples.map(sample => sample[index]);
    }

    /* The sample from which the rate of another is counted. */
    function before(index) {
        let from = index - 1;
        while (from > 0 && samples[index][0] - samples[from][0] < RATE_SECONDS) {
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
        return differences([index, 0], ([by, wall]) => wall > 0 ? by / wall : null);
    }

    function ratios(index, per, factor) {
        return differences([index, per], ([by, count]) => count > 0 ? factor * by / count : null);
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

    function curve(id, label, lines, scaleY, marks) {
        const data = [column(0), ...lines.map(line => line[1])];
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
            hooks: { draw: marks || [] },
        }, data, byId(id)));
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

    function showDone(percent) {
        byId("done").style.width = percent + "%";
        byId("progress").setAttribute("aria-valuenow", String(Math.floor(percent)));
    }

    /* numbers: the columns that are numbers. */
    function row(values, numbers) {
        const line = document.createElement("tr");
        values.forEach((value, index) => {
            const cell = document.createElement("td");
            cell.textContent = value;
            cell.className = numbers.includes(index) ? "number" : "";
            line.append(cell);
        });
        return line;
    }

    return {
        start, byId, drawn, axisX, axisY, curve, column, rates, ratios, differences, newest, shortOf, grouped, bytes, duration,
        show, showDone, row,
        samples: () => samples,
        hasEnded: () => ended,
    };
})();
