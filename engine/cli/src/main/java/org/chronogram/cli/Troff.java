package org.chronogram.cli;

import java.util.List;
import java.util.Locale;

/** Writes a manual page in troff, with the macros of man. */
final class Troff {
    private final StringBuilder text = new StringBuilder();

    /** Begins a page, without a date: the same program makes the same page. */
    Troff(String name, String section, String source, String manual) {
        macro("TH", name, section, "", source, manual);
        // Neither hyphens at the ends of lines nor filled margins: words are often options.
        text.append(".nh\n.ad l\n");
    }

    /** Begins a section. */
    Troff section(String heading) {
        return macro("SH", heading.toUpperCase(Locale.ROOT));
    }

    /** Begins a part of a section. */
    Troff part(String heading) {
        return macro("SS", heading);
    }

    /** Adds a paragraph. */
    Troff paragraph(String words) {
        text.append(".PP\n").append(line(words)).append('\n');
        return this;
    }

    /** Adds a paragraph with a heading of its own, which is bold. */
    Troff heading(String words) {
        text.append(".PP\n");
        return macro("B", words);
    }

    /** Adds a term and, indented, what it means. */
    Troff item(String term, List<String> meaning) {
        text.append(".TP\n");
        macro("B", term);
        meaning.forEach(words -> text.append(line(words)).append('\n'));
        return this;
    }

    /** Adds words that follow on what is there, on a line of the source. */
    Troff words(String words) {
        text.append(line(words)).append('\n');
        return this;
    }

    /** Adds lines as they are. */
    Troff verbatim(List<String> lines) {
        text.append(".PP\n.nf\n");
        lines.forEach(each -> text.append(line(each)).append('\n'));
        text.append(".fi\n");
        return this;
    }

    private Troff macro(String name, String... arguments) {
        text.append('.').append(name);
        for (String argument : arguments) {
            text.append(" \"").append(escaped(argument)).append('"');
        }
        text.append('\n');
        return this;
    }

    /** A line that begins with a point or an apostrophe would be a command. */
    private static String line(String words) {
        String escaped = escaped(words);
        return escaped.startsWith(".") || escaped.startsWith("\\(aq") ? "\\&" + escaped : escaped;
    }

    /** Writes characters so that they are shown as they are, also where typesetting has others for them. */
    static String escaped(String words) {
        return words.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("\"", "\\(dq")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
