/* What the charts of all pages have in common: colours of the style, axes, and numbers for people. */
const Look = (function () {
    "use strict";

    const COLOURS = 8;
    const root = document.documentElement;

    function colour(name) {
        return getComputedStyle(root).getPropertyValue("--" + name).trim();
    }

    function lineColour(index) {
        return colour("line-" + (index % COLOURS + 1));
    }

    function transparent(hex, alpha) {
        return hex + Math.round(alpha * 255).toString(16).padStart(2, "0");
    }

    /* For example 1.25, 12.5k, 3M, 2e-7. */
    function short(value) {
        if (value === null || value === undefined || Number.isNaN(value)) {
            return "";
        }
        const size = Math.abs(value);
        if (size === 0) {
            return "0";
        }
        const units = [[1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k"]];
        for (const [unit, suffix] of units) {
            if (size >= unit && size < 1e15) {
                return Number((value / unit).toPrecision(4)) + suffix;
            }
        }
        return String(Number(value.toPrecision(4)));
    }

    /* What the axes of all charts have in common. */
    function axis(label) {
        const rule = colour("rule");
        return {
            label: label,
            labelSize: 20,
            labelGap: 4,
            labelFont: "13px system-ui, sans-serif",
            font: "12px system-ui, sans-serif",
            stroke: colour("faint"),
            grid: { stroke: rule, width: 1 },
            ticks: { stroke: rule, width: 1, size: 6 },
            values: (u, splits) => splits.map(short),
        };
    }

    return { colour, lineColour, transparent, short, axis };
})();
