/* Draws the charts of a report from the data in the page, with uPlot. */
(function () {
    "use strict";

    const { colour, lineColour, transparent, short } = Look;
    const PRINT_WIDTH = 680;
    const WHOLE = Array.from({ length: 15 }, (none, power) => [1, 2, 5].map(digit => digit * 10 ** power)).flat();
    const root = document.documentElement;
    const specs = JSON.parse(document.getElementById("chart-data").textContent);
    const drawn = new Map();

    /* The place on the axis is 1 / (1 - share): each step of ten adds a nine. */
    function percentile(place) {
        const percent = 100 - 100 / place;
        return Number(percent.toPrecision(Math.max(2, Math.ceil(Math.log10(place)) + 1))) + " %";
    }

    function placed(values, axis) {
        return axis.scale === "LINEAR" ? values : values.map(value => value > 0 ? value : null);
    }

    function scaleX(spec) {
        if (spec.x.scale !== "LINEAR") {
            return { time: false, distr: 3 };
        }
        if (spec.x.names.length > 0) {
            return { time: false, range: [-0.6, spec.x.names.length - 0.4] };
        }
        const apart = spec.kind === "POINTS" ? (u, low, high) => uPlot.rangeNum(low, high, 0.05, false) : undefined;
        return { time: false, range: apart };
    }

    function scaleY(spec) {
        if (spec.y.scale !== "LINEAR") {
            return { distr: 3 };
        }
        return isBars(spec) ? { range: (u, low, high) => uPlot.rangeNum(0, high || 1, 0.1, true) } : {};
    }

    function isBars(spec) {
        return spec.kind === "BARS" || spec.kind === "STACKED";
    }

    function axis(part, values) {
        const shown = Look.axis(part.label);
        if (part.scale !== "LINEAR") {
            shown.grid.filter = shown.ticks.filter = (u, splits) => splits.map(at => isPowerOfTen(at) ? at : null);
        } else if (values.every(value => value === null || Number.isInteger(value))) {
            shown.incrs = WHOLE;
        }
        return shown;
    }

    function axisX(spec, width) {
        const shown = axis(spec.x, spec.at);
        shown.size = 34;
        if (spec.x.scale === "PERCENTILE") {
            shown.values = (u, splits) => splits.map(at => isPowerOfTen(at) ? percentile(at) : "");
        }
        if (spec.x.names.length > 0) {
            shown.grid.show = false;
            nameSplits(shown, spec.x.names, width);
        }
        return shown;
    }

    function axisY(spec) {
        const shown = axis(spec.y, spec.lines.flatMap(line => line.values));
        shown.size = (u, values) => 18 + 7 * Math.max(2, ...(values || []).map(value => String(value || "").length));
        return shown;
    }

    function isPowerOfTen(value) {
        return value !== null && Math.abs(Math.log10(value) % 1) < 1e-9;
    }

    /* As many names as there is room for. */
    function nameSplits(shown, names, width) {
        const longest = Math.max(...names.map(name => name.length));
        const every = Math.max(1, Math.ceil(names.length * (7 * Math.min(longest, 16) + 12) / width));
        const places = names.map((name, index) => index).filter(index => index % every === 0);
        shown.splits = () => places;
        shown.values = (u, splits) => splits.map(index => names[index].slice(0, 16));
    }

    /* The tallest is drawn first, so that each bar shows the part that it adds. */
    function stacked(spec) {
        const sums = spec.at.map(() => 0);
        const levels = spec.lines.map(line => line.values.map((value, index) => sums[index] += value || 0));
        return spec.lines
            .map((line, index) => ({ line: line, index: index, values: levels[index] }))
            .reverse();
    }

    function parts(spec) {
        return spec.kind === "STACKED"
            ? stacked(spec)
            : spec.lines.map((line, index) => ({ line: line, index: index, values: placed(line.values, spec.y) }));
    }

    function series(spec, part) {
        const stroke = lineColour(part.index);
        const bars = isBars(spec);
        const few = spec.at.length <= 60;
        const shown = {
            label: part.line.name,
            stroke: stroke,
            width: bars ? 0 : 2,
            spanGaps: false,
            points: { show: spec.kind === "POINTS" || (spec.kind === "LINES" && few), size: 7, fill: stroke },
            value: (u, value, at, index) => short(index === null || index === undefined ? null : part.line.values[index]),
        };
        if (bars) {
            shown.fill = stroke;
            shown.points.show = false;
            shown.paths = uPlot.paths.bars({ size: [0.7, 90] });
        } else if (spec.kind === "STEPS") {
            shown.paths = uPlot.paths.stepped({ align: 1 });
        } else if (spec.kind === "POINTS") {
            shown.paths = () => null;
        }
        return shown;
    }

    function heading(spec) {
        if (spec.x.names.length > 0) {
            return { label: spec.x.label, value: (u, value) => value === null ? "" : spec.x.names[value] };
        }
        const shown = spec.x.scale === "PERCENTILE" ? percentile : short;
        return { label: spec.x.label, value: (u, value) => value === null || value === undefined ? "" : shown(value) };
    }

    function edge(stroke) {
        return { label: "", class: "band", stroke: transparent(stroke, 0.4), width: 1, points: { show: false } };
    }

    function content(spec) {
        const all = { data: [spec.at], series: [heading(spec)], bands: [], edges: new Map() };
        for (const part of parts(spec)) {
            all.data.push(part.values);
            all.series.push(series(spec, part));
            if (part.line.low.length > 0) {
                addBand(all, spec, part);
            }
        }
        return all;
    }

    function addBand(all, spec, part) {
        const of = all.data.length - 1;
        const stroke = lineColour(part.index);
        all.data.push(placed(part.line.high, spec.y), placed(part.line.low, spec.y));
        all.series.push(edge(stroke), edge(stroke));
        all.bands.push({ series: [of + 1, of + 2], fill: transparent(stroke, 0.2) });
        all.edges.set(of, [of + 1, of + 2]);
    }

    function options(spec, width, shown) {
        return {
            width: width,
            height: width < 500 ? 260 : 320,
            series: shown.series,
            bands: shown.bands,
            scales: { x: scaleX(spec), y: scaleY(spec) },
            axes: [axisX(spec, width), axisY(spec)],
            legend: { markers: { width: 0, fill: (u, index) => u.series[index].stroke(u, index) } },
            cursor: spec.kind === "LINES" || spec.kind === "STEPS" ? {} : { points: { show: false } },
            hooks: { setSeries: [(u, index) => toggleEdges(u, index, shown.edges)] },
        };
    }

    /* An interval is hidden with its line. */
    function toggleEdges(u, index, edges) {
        if (index !== null && edges.has(index)) {
            edges.get(index).forEach(at => u.setSeries(at, { show: u.series[index].show }));
        }
    }

    function draw(id, width) {
        const place = document.getElementById(id);
        const before = drawn.get(id);
        if (before) {
            before.destroy();
        }
        if (specs[id].kind === "MAP") {
            drawn.set(id, LinkMap.draw(place, specs[id], width));
            return;
        }
        const shown = content(specs[id]);
        drawn.set(id, new uPlot(options(specs[id], width, shown), shown.data, place));
    }

    function drawAll(width) {
        Object.keys(specs).forEach(id => draw(id, width || document.getElementById(id).clientWidth));
    }

    /* Paper is white, and narrower than most windows. */
    addEventListener("beforeprint", () => {
        root.classList.add("printing");
        drawAll(PRINT_WIDTH);
    });
    addEventListener("afterprint", () => {
        root.classList.remove("printing");
        drawAll();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawAll());
    let width = root.clientWidth;
    addEventListener("resize", () => {
        if (root.clientWidth !== width) {
            width = root.clientWidth;
            drawAll();
        }
    });
    drawAll();
})();
