package org.chronogram.benchmarks.endtoend;

import java.util.List;

/** A report as one self-contained HTML page, light or dark as the browser is set. */
final class HtmlReport {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Chronogram benchmark</title>
            <style>
            :root { color-scheme: light dark; --text: #1c2430; --muted: #5b6675; --page: #ffffff; --line: #d8dee6;
              --ours: #2563a8; --other: #8a94a3; --mark: #1c2430; }
            @media (prefers-color-scheme: dark) {
              :root { --text: #e4e8ee; --muted: #9aa5b4; --page: #14181e; --line: #333c48; --ours: #6aa5e8;
                --other: #77828f; --mark: #e4e8ee; } }
            body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page);
              max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2.5rem; }
            p { color: var(--muted); max-width: 50rem; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; white-space: nowrap; }
            th, td { text-align: right; padding: 0.25rem 0.75rem; border-bottom: 1px solid var(--line); }
            th { color: var(--muted); font-weight: normal; }
            th:first-child, td:first-child { text-align: left; }
            svg { display: block; width: 100%; height: auto; margin: 0.75rem 0; font: 13px system-ui, sans-serif; }
            svg text { fill: var(--text); } .ours { fill: var(--ours); } .other { fill: var(--other); }
            .range { stroke: var(--mark); stroke-width: 1.5; fill: none; } .bad { color: #c0392b; }
            </style>
            </head>
            <body>
            <h1>Chronogram benchmark</h1>
            """;

    private final BenchReport report;
    private final StringBuilder page = new StringBuilder(HEAD);

    private HtmlReport(BenchReport report) {
        this.report = report;
    }

    static String of(BenchReport report) {
        return new HtmlReport(report).write();
    }

    private String write() {
        page.append("<p>Events per second of the event loop, warmed up: the median of ")
                .append(report.rounds())
                .append(report.rounds() == 1 ? " run" : " runs, taken in turns")
                .append(", every run in processes of its own. The line across a bar goes from the slowest run to the"
                        + " fastest.</p>\n");
        report.differences().forEach(line -> paragraph("bad", line));
        for (CaseResult result : report.cases()) {
            ReportTable table = ReportTable.of(result);
            heading(table.title());
            page.append(BarChart.of(result));
            table(table);
        }
        ReportTable memory = ReportTable.of(report.memory());
        heading(memory.title());
        table(memory);
        machine();
        return page.append("</body>\n</html>\n").toString();
    }

    private void machine() {
        List<List<String>> rows = report.machine().entrySet().stream()
                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                .toList();
        heading("machine");
        table(new ReportTable("", List.of("", ""), rows));
    }

    private void heading(String text) {
        page.append("<h2>").append(escaped(text)).append("</h2>\n");
    }

    private void paragraph(String style, String text) {
        page.append("<p class=\"")
                .append(style)
                .append("\">")
                .append(escaped(text))
                .append("</p>\n");
    }

    private void table(ReportTable table) {
        page.append("<div class=\"scroll\"><table>\n");
        row("th", table.header());
        table.rows().forEach(row -> row("td", row));
        page.append("</table></div>\n");
    }

    private void row(String tag, List<String> cells) {
        page.append("<tr>");
        for (String cell : cells) {
            page.append('<').append(tag).append('>').append(escaped(cell));
            page.append("</").append(tag).append('>');
        }
        page.append("</tr>\n");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
