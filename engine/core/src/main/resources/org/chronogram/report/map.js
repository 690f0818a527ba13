/* Draws a map of places, and links between them whose value is a colour and a width. */
const LinkMap = (function () {
    "use strict";

    /* A report names no address, not even this one. */
    const SVG = namespaceOfSvg();
    const CLASSES = 5;
    const MARGIN = 22;
    const MOST_LABELS = 60;
    const AREA_OF_LABEL = 9000;
    const LONGEST_LABEL = 22;
    const LABEL_HEIGHT = 13;
    const { short } = Look;

    function namespaceOfSvg() {
        const template = document.createElement("template");
        template.innerHTML = "<svg></svg>";
        return template.content.firstChild.namespaceURI;
    }

    function element(name, attributes, ...children) {
        const made = document.createElementNS(SVG, name);
        Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
        made.append(...children);
        return made;
    }

    function titled(text) {
        const title = document.createElementNS(SVG, "title");
        title.textContent = text;
        return title;
    }

    /* The bounds of the classes are multiples of 1, 2, 2.5 or 5 times a power of ten. */
    function classWidth(values) {
        const least = Math.max(...values, 0) / CLASSES || 0.2;
        const power = 10 ** Math.floor(Math.log10(least));
        const digit = [1, 2, 2.5, 5, 10].find(candidate => candidate * power >= least * (1 - 1e-9));
        return digit * power;
    }

    function classOf(value, width) {
        return Math.min(CLASSES, Math.max(1, Math.ceil(value / width - 1e-9)));
    }

    /* Where each place is drawn, and how high the map is. */
    function placement(spec, width) {
        const least = values => values.reduce((one, other) => Math.min(one, other), Infinity);
        const most = values => values.reduce((one, other) => Math.max(one, other), -Infinity);
        const [left, right, low, high] = [least(spec.x), most(spec.x), least(spec.y), most(spec.y)];
        const inner = width - 2 * MARGIN;
        const ratio = right > left ? (high - low) / (right - left) : 1;
        const height = Math.min(Math.max(160, inner * ratio), Math.max(280, 0.7 * width)) + 2 * MARGIN;
        const scale = Math.min(
            right > left ? inner / (right - left) : Infinity,
            high > low ? (height - 2 * MARGIN) / (high - low) : Infinity);
        const factor = Number.isFinite(scale) ? scale : 1;
        const at = spec.x.map((x, index) => [
            width / 2 + (x - (left + right) / 2) * factor,
            height / 2 - (spec.y[index] - (low + high) / 2) * factor,
        ]);
        return { at: apart(at), height: height };
    }

    /* Places on the same spot are drawn on a ring around it. */
    function apart(at) {
        const spots = new Map();
        at.forEach(([x, y], index) => {
            const spot = Math.round(x) + " " + Math.round(y);
            spots.set(spot, [...(spots.get(spot) || []), index]);
        });
        for (const indexes of spots.values()) {
            const radius = indexes.length > 1 ? 4 + indexes.length : 0;
            indexes.forEach((index, number) => {
                const angle = 2 * Math.PI * number / indexes.length;
                at[index] = [at[index][0] + radius * Math.cos(angle), at[index][1] + radius * Math.sin(angle)];
            });
        }
        return at;
    }

    function links(spec, at, classes, thin) {
        const directions = new Set(spec.from.map((from, index) => from + " " + spec.to[index]));
        const group = element("g", {});
        const order = spec.values.map((value, index) => index).sort((one, other) => spec.values[one] - spec.values[other]);
        for (const index of order) {
            const [from, to] = [at[spec.from[index]], at[spec.to[index]]];
            const half = directions.has(spec.to[index] + " " + spec.from[index]);
            const end = half ? [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] : to;
            const level = classOf(spec.values[index], classes);
            const line = { x1: from[0].toFixed(1), y1: from[1].toFixed(1), x2: end[0].toFixed(1), y2: end[1].toFixed(1) };
            group.append(element("g", {},
                titled(spec.names[spec.from[index]] + " \u2192 " + spec.names[spec.to[index]] + ": "
                    + spec.value + " " + withUnit(spec.values[index], spec)),
                element("line", { ...line, "class": "hit" }),
                element("line", { ...line, "class": "link class-" + level, "stroke-width": (thin * (1 + 0.6 * level)).toFixed(2) })));
        }
        return group;
    }

    function withUnit(value, spec) {
        return short(value) + (spec.unit ? " " + spec.unit : "");
    }

    function places(spec, at, radius) {
        const assumed = new Set(spec.assumed);
        const group = element("g", {});
        at.forEach(([x, y], index) => group.append(element("circle",
            { cx: x.toFixed(1), cy: y.toFixed(1), r: radius, "class": assumed.has(index) ? "place assumed" : "place" },
            titled(spec.names[index] + (assumed.has(index) ? " (its place is assumed)" : "")))));
        return group;
    }

    /* Names of the places with the most links, as many as do not cover each other. */
    function labels(spec, at, radius, width, height) {
        const degree = at.map(() => 0);
        spec.from.concat(spec.to).forEach(index => degree[index]++);
        const order = at.map((place, index) => index).sort((one, other) => degree[other] - degree[one]);
        const most = Math.min(MOST_LABELS, Math.max(15, width * height / AREA_OF_LABEL));
        const taken = [];
        const group = element("g", {});
        for (const index of order) {
            if (taken.length >= most) {
                break;
            }
            const name = spec.names[index];
            const text = name.length > LONGEST_LABEL ? name.slice(0, LONGEST_LABEL - 1) + "\u2026" : name;
            const box = freeBox(at[index], 6.4 * text.length + 2, radius, taken, width, height);
            if (box) {
                taken.push(box);
                const label = element("text", { x: box.x.toFixed(1), y: (box.y + LABEL_HEIGHT - 3).toFixed(1) });
                label.textContent = text;
                group.append(label);
            }
        }
        return group;
    }

    function freeBox([x, y], wide, radius, taken, width, height) {
        const gap = radius + 3;
        const middle = y - LABEL_HEIGHT / 2;
        const boxes = [
            { x: x + gap, y: middle },
            { x: x - gap - wide, y: middle },
            { x: x - wide / 2, y: y - gap - LABEL_HEIGHT },
            { x: x - wide / 2, y: y + gap },
        ];
        return boxes.map(box => ({ ...box, w: wide })).find(box => box.x >= 0 && box.x + wide <= width
            && box.y >= 0 && box.y + LABEL_HEIGHT <= height
            && taken.every(other => box.x > other.x + other.w + 4 || other.x > box.x + wide + 4
                || Math.abs(box.y - other.y) > LABEL_HEIGHT));
    }

    function legend(spec, classes, thin) {
        const made = document.createElement("p");
        made.className = "map-legend";
        made.append(spec.value + (spec.unit ? ", " + spec.unit : "") + ":");
        for (let level = 1; level <= CLASSES; level++) {
            made.append(entry(element("line",
                { x1: 0, y1: 6, x2: 26, y2: 6, "class": "class-" + level, "stroke-width": (1.5 * thin * (1 + 0.6 * level)).toFixed(2) }),
            short((level - 1) * classes) + " to " + short(level * classes)));
        }
        if (spec.assumed.length > 0) {
            const sign = entry(element("circle", { cx: 13, cy: 6, r: 4, "class": "place assumed" }), "its place is assumed");
            sign.firstChild.classList.add("map");
            made.append(sign);
        }
        return made;
    }

    function entry(sign, text) {
        const made = document.createElement("span");
        made.append(element("svg", { width: 26, height: 12 }, sign), text);
        return made;
    }

    /* Returns something that can be destroyed, as a chart. */
    function draw(place, spec, width) {
        const { at, height } = placement(spec, width);
        const many = at.length > 150;
        const radius = many ? (width < 600 ? 1.4 : 2.2) : at.length > 60 ? 3 : 4;
        const thin = many ? 0.85 : 1;
        const classes = classWidth(spec.values);
        const svg = element("svg", { "class": "map", width: width, height: Math.round(height),
            viewBox: "0 0 " + width + " " + Math.round(height) });
        svg.append(
            links(spec, at, classes, thin),
            places(spec, at, radius),
            labels(spec, at, radius, width, height));
        const all = document.createElement("div");
        all.append(svg, legend(spec, classes, thin));
        place.append(all);
        return { destroy: () => all.remove() };
    }

    return { draw };
})();
