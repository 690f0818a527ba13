package org.chronogram.models.fattree;

/**
 * The shape of a fat tree of equal switches (M. Al-Fares, A. Loukissas and A. Vahdat, "A Scalable, Commodity Data Center
 * Network Architecture", SIGCOMM 2008, for any number of levels). With m of half the radix, the lower half of the ports of a
 * switch leads down and the upper half up; at the top all lead down.
 *
 * <p>A switch has a digit for each level above the lowest: that of the highest level is below 2m, at the top below m, and
 * all others are below m. A step from level l up or down changes the digit of the upper of both levels, to the number of the
 * port. So the digits above the level of a switch say which part of the tree it is in, and the others which of the switches
 * that have the same below them. Switches are numbered level by level from below.
 *
 * @param half half of the radix, m.
 * @param levels number of levels, at least 2.
 */
record FatTree(int half, int levels) {
    int top() {
        return levels - 1;
    }

    /** Switches of each level but the top, which has half as many. */
    int switchesOfLevel() {
        return 2 * power(half, top());
    }

    int switches() {
        return switchesOfLevel() * top() + switchesOfLevel() / 2;
    }

    int terminals() {
        return switchesOfLevel() * half;
    }

    int level(int id) {
        return id / switchesOfLevel();
    }

    /** Number of a switch in its level. */
    private int index(int id) {
        return id % switchesOfLevel();
    }

    /** Ports to other switches. */
    int ports(int id) {
        return level(id) == 0 ? half : 2 * half;
    }

    /** Ports that lead down to other switches; those that lead up follow. */
    int downPorts(int id) {
        int level = level(id);
        return level == 0 ? 0 : level == top() ? 2 * half : half;
    }

    int digit(int id, int level) {
        int index = index(id) / power(half, level - 1);
        return level == top() ? index : index % half;
    }

    private int with(int id, int level, int digit) {
        return index(id) + (digit - digit(id, level)) * power(half, level - 1);
    }

    int neighbour(int id, int port) {
        int level = level(id);
        int down = downPorts(id);
        if (port < down) {
            return (level - 1) * switchesOfLevel() + with(id, level, port);
        }
        return (level + 1) * switchesOfLevel() + with(id, level + 1, port - down);
    }

    int reversePort(int id, int port) {
        int level = level(id);
        int down = downPorts(id);
        if (port < down) {
            return downPorts(neighbour(id, port)) + digit(id, level);
        }
        return digit(id, level + 1);
    }

    /** Whether a switch of the lowest level is below another switch. */
    boolean isAbove(int id, int lowest) {
        for (int level = level(id) + 1; level <= top(); level++) {
            if (digit(id, level) != digit(lowest, level)) {
                return false;
            }
        }
        return true;
    }

    static int power(int base, int exponent) {
        int power = 1;
        for (int factor = 0; factor < exponent; factor++) {
            power *= base;
        }
        return power;
    }
}
