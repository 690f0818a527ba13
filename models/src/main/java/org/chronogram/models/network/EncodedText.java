package org.chronogram.models.network;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a file in the encoding that its first bytes tell: by a byte order mark, by the zeros of UTF-16, or by an
 * XML declaration (Extensible Markup Language 1.0, 5th edition, 2008, appendix F). Anything else is UTF-8. A byte that is
 * not of the encoding is an error: names in the wrong encoding would be garbled in the results.
 */
final class EncodedText {
    private static final int LONGEST_DECLARATION = 1024;
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'>]*)[\"']", Pattern.DOTALL);

    private record Mark(Charset charset, int... bytes) {
        boolean begins(byte[] file) {
            for (int i = 0; i < bytes.length; i++) {
                if (i >= file.length || Byte.toUnsignedInt(file[i]) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The mark of UTF-16 is the begin of that of UTF-32. */
    private static final List<Mark> MARKS = List.of(
            new Mark(StandardCharsets.UTF_8, 0xef, 0xbb, 0xbf),
            new Mark(Charset.forName("UTF-32LE"), 0xff, 0xfe, 0, 0),
            new Mark(Charset.forName("UTF-32BE"), 0, 0, 0xfe, 0xff),
            new Mark(StandardCharsets.UTF_16LE, 0xff, 0xfe),
            new Mark(StandardCharsets.UTF_16BE, 0xfe, 0xff));

    private final TopologySource source;
    private final byte[] file;

    private EncodedText(TopologySource source, byte[] file) {
        this.source = source;
        this.file = file;
    }

    static String of(byte[] file, TopologySource source) {
        EncodedText text = new EncodedText(source, file);
        for (Mark mark : MARKS) {
            if (mark.begins(file)) {
                return text.decoded(mark.charset(), mark.bytes().length);
            }
        }
        return text.decoded(text.charsetWithoutMark(), 0);
    }

    private Charset charsetWithoutMark() {
        if (file.length >= 2 && (file[0] == 0) != (file[1] == 0)) {
            return file[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        int length = Math.min(file.length, LONGEST_DECLARATION);
        Matcher declared = DECLARED.matcher(new String(file, 0, length, StandardCharsets.ISO_8859_1));
        return declared.find() ? byName(declared.group(1)) : StandardCharsets.UTF_8;
    }

    /** A declaration that can be read byte by byte is not in UTF-16, whatever it says. */
    private Charset byName(String name) {
        try {
            Charset charset = Charset.forName(name);
            boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
            return wide ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException e) {
            throw source.invalid(
                    1,
                    "the encoding '" + TopologySource.shown(name) + "' is not known, expected one such as UTF-8 or"
                            + " ISO-8859-1",
                    e);
        }
    }

    private String decoded(Charset charset, int from) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(file, from, file.length - from);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(in.remaining() * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        out.flip();
        if (result.isError()) {
            throw source.invalid(
                    TopologySource.lineAfter(out),
                    String.format("the byte 0x%02x", file[in.position()]) + " is not of the encoding " + charset.name()
                            + ", expected text in UTF-8 or in UTF-16 with a byte order mark, or for XML in the encoding"
                            + " that its declaration names");
        }
        return out.toString();
    }
}
