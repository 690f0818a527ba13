package org.chronogram.page;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronogram.secret.RandomBytes;

/**
 * Where a page is, and who may see it: whoever knows the token, which is a part of the path.
 *
 * @param port port of the server.
 * @param token 32 hexadecimal digits.
 */
record PageAddress(int port, String token) {
    static final String HOST = "127.0.0.1";

    private static final int TOKEN_BYTES = 16;

    static PageAddress at(int port) {
        return new PageAddress(port, RandomBytes.hex(TOKEN_BYTES));
    }

    String text() {
        return "http://" + HOST + ":" + port + "/" + token + "/";
    }

    /**
     * Tells whether a request is meant for this server, and comes from this page or from no page. A page from elsewhere whose
     * name leads to this host sends its own name as the host, and its own address as the origin.
     */
    boolean isMeant(HttpExchange exchange) {
        List<String> hosts = values(exchange, "Host");
        boolean own = hosts.size() == 1 && names().contains(hosts.get(0));
        Set<String> origins = names().stream().map(name -> "http://" + name).collect(Collectors.toSet());
        return own && origins.containsAll(values(exchange, "Origin"));
    }

    private Set<String> names() {
        return Stream.of(HOST, "localhost").map(name -> name + ":" + port).collect(Collectors.toSet());
    }

    private static List<String> values(HttpExchange exchange, String header) {
        List<String> values = exchange.getRequestHeaders().get(header);
        return values == null ? List.of() : values;
    }

    /** Returns what follows the token in the path; empty where that is another one. Takes the same time for any. */
    Optional<String> route(String path) {
        int end = path.indexOf('/', 1);
        if (end < 0 || !path.startsWith("/")) {
            return Optional.empty();
        }
        byte[] given = path.substring(1, end).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, token.getBytes(StandardCharsets.UTF_8))
                ? Optional.of(path.substring(end + 1))
                : Optional.empty();
    }
}
