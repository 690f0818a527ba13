package org.chronogram.messaging.udp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Reads addresses written as numbers; never asks a name service, which would stall the duty cycle. */
final class IpAddresses {
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:%\\w+)?");

    private IpAddresses() {}

    /** Returns the address, or null when the text is no IP literal. */
    static InetAddress parseOrNull(String text) {
        if (text == null || !(IPV4.matcher(text).matches() || IPV6.matcher(text).matches())) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException malformed) {
            return null;
        }
    }

    /** Returns the address of an endpoint written {@code ip:port} or {@code [ip]:port}, or null when it is none. */
    static InetAddress parseEndpointOrNull(String endpoint) {
        int colon = endpoint == null ? -1 : endpoint.lastIndexOf(':');
        if (colon <= 0 || !isPort(endpoint.substring(colon + 1))) {
            return null;
        }
        String host = endpoint.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        InetAddress address = parseOrNull(bracketed ? host.substring(1, host.length() - 1) : host);
        return bracketed == address instanceof Inet6Address ? address : null;
    }

    /** Returns the address as it is written before a port. */
    static String hostPart(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + text + "]" : text;
    }

    private static boolean isPort(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535;
    }
}
