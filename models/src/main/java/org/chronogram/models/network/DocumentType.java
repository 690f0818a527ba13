package org.chronogram.models.network;

/**
 * The document type of an XML text, which may refer to an external part. The external part is never read, so entities
 * declared there count as undeclared.
 */
final class DocumentType {
    private static final String BEGIN = "<!DOCTYPE";

    /** Limits declarations, because the time of the parser grows with the square of their length. */
    private static final int LONGEST = 65_536;

    private final String text;
    private int at;

    private DocumentType(String text) {
        this.text = text;
    }

    /**
     * Removes the reference to the external part.
     *
     * @return the text, as long and with the same lines.
     * @throws org.chronogram.model.InvalidInputException when the document type has no end, for which the parser of the
     *     JDK prints a stack trace.
     */
    static String withoutExternalPart(String text, TopologySource source) {
        DocumentType type = new DocumentType(text);
        type.skipProlog();
        return text.startsWith(BEGIN, type.at) ? type.withoutExternalPart(source) : text;
    }

    private void skipProlog() {
        int before = -1;
        while (at > before) {
            before = at;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            skipCommentOrInstruction();
        }
    }

    private String withoutExternalPart(TopologySource source) {
        int begin = at;
        at += BEGIN.length();
        skipName();
        int afterName = at;
        skipTo("[>");
        int subset = at;
        if (at < text.length() && text.charAt(at) == '[') {
            skipTo("]");
            skipTo(">");
        }
        if (at >= text.length()) {
            throw source.invalid(
                    TopologySource.lineAfter(text.substring(0, begin)),
                    "the document type has no end; expected a GraphML document, check that the file is complete");
        }
        if (at - begin > LONGEST) {
            throw source.invalid(
                    TopologySource.lineAfter(text.substring(0, begin)),
                    "a document type of " + (at - begin) + " characters, expected at most " + LONGEST);
        }
        String external = text.substring(afterName, subset).replaceAll("[^\r\n]", " ");
        return text.substring(0, afterName) + external + text.substring(subset);
    }

    private void skipName() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && "[>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
    }

    /** Moves to the next of some characters, outside of comments, instructions and quotes. */
    private void skipTo(String ends) {
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            int before = at;
            skipCommentOrInstruction();
            if (at == before) {
                char c = text.charAt(at);
                at++;
                if (c == '"' || c == '\'') {
                    skipBehind(String.valueOf(c));
                }
            }
        }
    }

    private void skipCommentOrInstruction() {
        if (text.startsWith("<!--", at)) {
            at += "<!--".length();
            skipBehind("-->");
        } else if (text.startsWith("<?", at)) {
            skipBehind("?>");
        }
    }

    private void skipBehind(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
    }
}
