package org.chronogram.models.network;

import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.chronogram.model.InvalidInputException;

/**
 * Reads XML without ever opening another file or a connection. External parts of a document type count as empty. External
 * entities, and entities that expand to too much text, are errors.
 */
final class HardenedXml {
    private static final String JDK = "http://www.oracle.com/xml/jaxp/properties/";
    private static final int MOST_EXPANSIONS = 1_000;
    private static final int MOST_ENTITY_CHARACTERS = 1_000_000;
    private static final int MOST_ATTRIBUTES = 1_000;
    private static final int LONGEST_MESSAGE = 300;
    private static final Pattern PARSER_MESSAGE = Pattern.compile(".*?\\bMessage: (.*)", Pattern.DOTALL);
    private static final Pattern LIMIT_MESSAGE = Pattern.compile("JAXP0001000(\\d).*");
    private static final Pattern NAMESPACE_MESSAGE = Pattern.compile("http://www.w3.org/\\S*#(\\w+)\\?(\\S*)");

    /** Message of the parser when an end tag is missing. Its position is where the parser noticed, not the open element. */
    private static final Pattern NO_END_TAG = Pattern.compile(
            ".*(?:must be terminated by the matching end-tag|must start and end within the same entity"
                    + "|The end-tag for element type).*",
            Pattern.DOTALL);

    /** The start tag of an element: its name with prefix, and its line. */
    record StartTag(String name, int line) {}

    private final XMLStreamReader reader;

    private HardenedXml(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(JDK + "entityExpansionLimit", MOST_EXPANSIONS);
        factory.setProperty(JDK + "totalEntitySizeLimit", MOST_ENTITY_CHARACTERS);
        factory.setProperty(JDK + "elementAttributeLimit", MOST_ATTRIBUTES);
        factory.setXMLResolver((publicId, systemId, baseUri, name) -> nothingFrom(systemId));
        reader = factory.createXMLStreamReader(new StringReader(text));
    }

    static HardenedXml of(String text, TopologySource source) {
        try {
            String inside = DocumentType.withoutExternalPart(text, source);
            StartTags.requireSensibleSize(inside, source);
            return new HardenedXml(inside);
        } catch (XMLStreamException e) {
            throw invalid(source, e);
        }
    }

    private static Object nothingFrom(String systemId) throws XMLStreamException {
        throw new XMLStreamException(
                "an entity lies in " + TopologySource.shown(String.valueOf(systemId)) + ", which is not opened");
    }

    /** Returns the cursor of the parser; only {@link #next} may move it. */
    XMLStreamReader cursor() {
        return reader;
    }

    int line() {
        return reader.getLocation().getLineNumber();
    }

    /** Returns the start tag at the cursor. */
    StartTag startTag() {
        String prefix = reader.getPrefix();
        String name = reader.getLocalName();
        return new StartTag(prefix == null || prefix.isEmpty() ? name : prefix + ":" + name, line());
    }

    /**
     * Goes on to the next part of the document.
     *
     * @param open the innermost element that is open, to be named where its end tag is missing; empty for none.
     * @return its kind, as in {@link javax.xml.stream.XMLStreamConstants}; END_DOCUMENT after the last.
     */
    int next(TopologySource source, Optional<StartTag> open) {
        try {
            int kind = reader.next();
            if (kind == XMLStreamReader.ENTITY_REFERENCE) {
                throw new XMLStreamException(
                        "the entity '" + reader.getLocalName() + "' is not declared in the file", reader.getLocation());
            }
            return kind;
        } catch (XMLStreamException e) {
            if (open.isPresent()
                    && NO_END_TAG.matcher(String.valueOf(e.getMessage())).matches()) {
                throw source.invalid(open.get().line(), withoutEnd(open.get()), e);
            }
            throw invalid(source, e);
        }
    }

    private String withoutEnd(StartTag element) {
        String name = TopologySource.shown(element.name());
        return "the element '" + name + "' that begins here has no end tag, as noticed in line " + line()
                + "; expected </" + name + ">, check that the file is complete";
    }

    private static InvalidInputException invalid(TopologySource source, XMLStreamException e) {
        String found = found(e) + "; expected a GraphML document, check that the file is complete";
        return e.getLocation() == null
                ? source.invalid(found, e)
                : source.invalid(Math.max(1, e.getLocation().getLineNumber()), found, e);
    }

    private static String found(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        Matcher parser = PARSER_MESSAGE.matcher(message);
        String line = TopologySource.oneLine(parser.matches() ? parser.group(1) : message);
        String found = inOurWords(line);
        String whole = found.length() <= LONGEST_MESSAGE ? found : found.substring(0, LONGEST_MESSAGE) + "...";
        return whole.endsWith(".") ? whole.substring(0, whole.length() - 1) : whole;
    }

    private static String inOurWords(String line) {
        Matcher limit = LIMIT_MESSAGE.matcher(line);
        if (limit.matches()) {
            return limitError(limit.group(1));
        }
        Matcher namespace = NAMESPACE_MESSAGE.matcher(line);
        return namespace.matches() ? namespaceError(namespace.group(1), namespace.group(2)) : line;
    }

    /** Words a limit of the parser of the JDK, which reports its limits by number. */
    private static String limitError(String number) {
        return switch (number) {
            case "1" -> "more than " + MOST_EXPANSIONS + " entities are used";
            case "2" -> "an element has more than " + MOST_ATTRIBUTES + " attributes";
            case "3", "4" -> "the entities hold more than " + MOST_ENTITY_CHARACTERS + " characters";
            case "5" -> "a name is longer than any program makes it";
            default -> "there is more of something than any program writes";
        };
    }

    /** Words an error of name spaces, for which the parser of the JDK has no message. */
    private static String namespaceError(String kind, String names) {
        return switch (kind) {
            case "ElementPrefixUnbound", "AttributePrefixUnbound" ->
                "the prefix of " + names.replace('&', ' ').strip() + " is not bound to a name space";
            case "AttributeNotUnique", "AttributeNSNotUnique" ->
                "an attribute is given twice: " + names.replace('&', ' ');
            default -> kind + " " + names;
        };
    }
}
