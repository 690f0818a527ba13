package org.chronogram.models.network;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.translate.EntityArrays;

/**
 * The entities in texts of GML: those of HTML by name, and code points by number. An ampersand that begins none of them
 * stands for itself, as in names of companies.
 */
final class GmlEntities {
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|[a-zA-Z0-9]{2,8});");
    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;
    private static final Map<CharSequence, CharSequence> BY_NAME = byName();

    private GmlEntities() {}

    private static Map<CharSequence, CharSequence> byName() {
        Map<CharSequence, CharSequence> entities = new HashMap<>(EntityArrays.HTML40_EXTENDED_UNESCAPE);
        entities.putAll(EntityArrays.ISO8859_1_UNESCAPE);
        entities.putAll(EntityArrays.BASIC_UNESCAPE);
        entities.putAll(EntityArrays.APOS_UNESCAPE);
        return entities;
    }

    static String decoded(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        if (entity.group(1) != null) {
            return character(Integer.parseInt(entity.group(1), DECIMAL), entity.group());
        }
        if (entity.group(2) != null) {
            return character(Integer.parseInt(entity.group(2), HEXADECIMAL), entity.group());
        }
        return BY_NAME.getOrDefault(entity.group(), entity.group()).toString();
    }

    private static String character(int codePoint, String asWritten) {
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return Character.isValidCodePoint(codePoint) && !surrogate ? Character.toString(codePoint) : asWritten;
    }
}
