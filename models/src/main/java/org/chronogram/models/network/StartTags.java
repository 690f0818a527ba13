package org.chronogram.models.network;

/**
 * The start tags of an XML text, before the parser of the JDK sees them: it keeps a tag in memory whole several times, and
 * takes time with the square of the name spaces that one declares.
 */
final class StartTags {
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_NAMESPACES = 1_000;
    private static final String NAMESPACE = "xmlns";

    private final String text;
    private final TopologySource source;
    private int at;

    private StartTags(String text, TopologySource source) {
        this.text = text;
        this.source = source;
    }

    /**
     * Checks that no tag is larger than the tags of any program that writes such files.
     *
     * @throws org.chronogram.model.InvalidInputException when one is.
     */
    static void requireSensibleSize(String text, TopologySource source) {
        StartTags tags = new StartTags(text, source);
        for (tags.at = text.indexOf('<'); tags.at >= 0; tags.at = text.indexOf('<', tags.at)) {
            tags.skip();
        }
    }

    private void skip() {
        if (text.startsWith("<!--", at)) {
            skipBehind("-->");
        } else if (text.startsWith("<![CDATA[", at)) {
            skipBehind("]]>");
        } else if (text.startsWith("<?", at)) {
            skipBehind("?>");
        } else {
            requireSensibleTag();
        }
    }

    private void skipBehind(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
    }

    /** No value of an attribute holds a '<', so a tag ends before the next one in any case. */
    private void requireSensibleTag() {
        int begin = at;
        int namespaces = 0;
        char quote = 0;
        for (at++; at < text.length() && text.charAt(at) != '<' && (quote != 0 || text.charAt(at) != '>'); at++) {
            char c = text.charAt(at);
            if (quote == 0 ? c == '"' || c == '\'' : c == quote) {
                quote = quote == 0 ? c : 0;
            } else if (quote == 0 && c == NAMESPACE.charAt(0) && text.startsWith(NAMESPACE, at)) {
                namespaces++;
            }
        }
        require(at - begin, MOST_CHARACTERS, "characters", begin);
        require(namespaces, MOST_NAMESPACES, "name spaces", begin);
    }

    private void require(int found, int most, String what, int begin) {
        if (found > most) {
            throw source.invalid(
                    TopologySource.lineAfter(text.substring(0, begin)),
                    "an element with " + found + " " + what + " in its tag, expected at most " + most);
        }
    }
}
