package org.chronogram.models.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Reads the syntax of GML (M. Himsolt, "GML: A Portable Graph File Format", University of Passau, 1996): a list is a
 * sequence of keys and values, a value is an integer, a real number, a text in quotes, or a list in brackets.
 *
 * <p>Beyond the specification it takes what programs write: comments at the end of a line, text that is not ASCII,
 * numbers with an exponent but without a point, INF and NAN, and underscores, points and dashes in keys.
 */
final class GmlParser {
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]*+");
    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?+(?:(?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[Ee][+-]?+[0-9]++)?+|(?i:inf|infinity|nan))");
    private static final String VALUE = "a number, a text in quotes, or a list in brackets";
    private static final String CHECK = "; check that the file is complete";

    /** Takes what is read, in the order of the file. */
    interface Handler {
        void beginList(String key, int line);

        void value(String key, GmlValue value);

        void endList();
    }

    private record OpenList(String key, int line) {}

    private final TopologySource source;
    private final String text;
    private final Handler handler;
    private final Deque<OpenList> open = new ArrayDeque<>();
    private int at;
    private int line = 1;

    GmlParser(TopologySource source, String text, Handler handler) {
        this.source = source;
        this.text = text;
        this.handler = handler;
    }

    void parse() {
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            if (text.charAt(at) == ']') {
                closeList();
            } else {
                readEntry();
            }
        }
        if (!open.isEmpty()) {
            throw source.invalid(
                    line,
                    "the file ends inside of '"
                            + TopologySource.shown(open.peek().key()) + " [' of line "
                            + open.peek().line() + ", expected a ']' for every '['" + CHECK);
        }
    }

    private void closeList() {
        if (open.isEmpty()) {
            throw source.invalid(line, "a ']' closes nothing, expected one for every '['");
        }
        at++;
        open.pop();
        handler.endList();
    }

    private void readEntry() {
        int keyLine = line;
        String key = word();
        if (!KEY.matcher(key).matches()) {
            throw source.invalid(keyLine, "found '" + TopologySource.shown(key) + "', expected " + expectedKey(key));
        }
        skipBlanks();
        if (at == text.length()) {
            throw source.invalid(
                    keyLine, "the key '" + TopologySource.shown(key) + "' has no value, expected " + VALUE + CHECK);
        }
        switch (text.charAt(at)) {
            case '[' -> openList(key, keyLine);
            case '"' -> handler.value(key, quoted());
            default -> handler.value(key, number(key));
        }
    }

    private static String expectedKey(String found) {
        return found.startsWith("<")
                ? "the Graph Modelling Language: XML of graphs is GraphML, in a file whose name ends in .graphml"
                : "a key such as graph, node or label";
    }

    private void openList(String key, int keyLine) {
        at++;
        open.push(new OpenList(key, keyLine));
        handler.beginList(key, keyLine);
    }

    private GmlValue number(String key) {
        int begin = line;
        String number = word();
        if (!NUMBER.matcher(number).matches()) {
            throw source.invalid(
                    begin,
                    "the key '" + TopologySource.shown(key) + "' has the value '" + TopologySource.shown(number)
                            + "', expected " + VALUE);
        }
        return new GmlValue(number, false, begin);
    }

    private GmlValue quoted() {
        int begin = line;
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
            throw source.invalid(begin, "a text has no end, expected a closing quote" + CHECK);
        }
        String content = text.substring(at + 1, end);
        skipTo(end + 1);
        return new GmlValue(GmlEntities.decoded(content), true, begin);
    }

    /** Everything up to a blank, bracket, quote or comment; such a character itself where it is the first. */
    private String word() {
        int begin = at;
        while (at < text.length() && !endsWord(text.charAt(at))) {
            at++;
        }
        if (at == begin) {
            at++;
        }
        return text.substring(begin, at);
    }

    private static boolean endsWord(char c) {
        return Character.isWhitespace(c) || c == '[' || c == ']' || c == '"' || c == '#';
    }

    private void skipBlanks() {
        int next = at;
        boolean comment = false;
        while (next < text.length()) {
            char c = text.charAt(next);
            comment = (comment || c == '#') && c != '\n' && c != '\r';
            if (!comment && !Character.isWhitespace(c)) {
                break;
            }
            next++;
        }
        skipTo(next);
    }

    /** A line ends with LF, CR or both. */
    private void skipTo(int next) {
        for (; at < next; at++) {
            char c = text.charAt(at);
            boolean before = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            line += (c == '\n' || c == '\r') && !before ? 1 : 0;
        }
    }
}
