package org.chronogram.benchmarks.endtoend;

import java.util.Locale;

/** The rates of all contenders of a case as bars, in SVG. */
final class BarChart {
    private static final int WIDTH = 900;
    private static final int ROW_HEIGHT = 30;
    private static final int BAR_HEIGHT = 18;
    private static final int LABEL_WIDTH = 110;
    private static final int VALUE_WIDTH = 90;
    private static final int BASELINE = 14;

    private final StringBuilder svg = new StringBuilder();
    private final double largest;
    private int y = (ROW_HEIGHT - BAR_HEIGHT) / 2;

    private BarChart(CaseResult result) {
        largest = result.outcomes().keySet().stream()
                .mapToDouble(contender -> result.eventsPerSecond(contender).max())
                .max()
                .orElse(1);
        int height = ROW_HEIGHT * result.outcomes().size();
        svg.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(height);
        svg.append("\" role=\"img\" aria-label=\"events per second by engine\">\n");
        result.outcomes().keySet().forEach(contender -> row(contender, result.eventsPerSecond(contender)));
        svg.append("</svg>\n");
    }

    static String of(CaseResult result) {
        return new BarChart(result).svg.toString();
    }

    private void row(Contender contender, Spread rates) {
        text(0, contender.name());
        String style = contender.kind().isOurs() ? "ours" : "other";
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>\n",
                style,
                LABEL_WIDTH,
                y,
                x(rates.median()) - LABEL_WIDTH,
                BAR_HEIGHT));
        range(rates);
        text(x(rates.max()) + 8, Figures.compact(rates.median()));
        y += ROW_HEIGHT;
    }

    private void range(Spread rates) {
        int middle = y + BAR_HEIGHT / 2;
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"range\" d=\"M%.1f %dH%.1fM%.1f %dv8M%.1f %dv8\"/>\n",
                x(rates.min()),
                middle,
                x(rates.max()),
                x(rates.min()),
                middle - 4,
                x(rates.max()),
                middle - 4));
    }

    private void text(double x, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%d\">%s</text>\n", x, y + BASELINE, HtmlReport.escaped(text)));
    }

    private double x(double rate) {
        return LABEL_WIDTH + (WIDTH - LABEL_WIDTH - VALUE_WIDTH) * rate / largest;
    }
}
