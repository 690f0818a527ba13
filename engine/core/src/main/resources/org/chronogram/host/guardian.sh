# Removes the directories of a process that was killed. Reads their names, one a line, from a pipe of which that process
# holds the other end; a line "end" says that there is nothing to remove. A line that begins with "-" names a directory
# that is removed only if it is empty. It has no terminal and is nobody's child before it makes anything, so that what
# ends the process and all of its children leaves it alone.
umask 077
cd / || exit 1

# The directory is entered before anything is removed, and must then be the one that was named, and ours: a link or a
# directory of somebody else in its place is left alone.
clean() {
    if [ -d "$1" ] && [ ! -L "$1" ]; then
        (cd -P -- "$1" && [ "$(env pwd -P)" = "$1" ] && [ -O . ] && rm -rf -- ./* ./.[!.]*) && rmdir -- "$1"
    fi
}

# The directory in which the first one lies may be there already.
make() {
    [ -z "$PARENT" ] || mkdir -m 700 -- "$PARENT"
    mkdir -m 700 -- "$FIRST" && mkfifo -m 600 -- "$FIRST/guard"
}

guard() {
    set -- "$FIRST"
    [ -z "$PARENT" ] || set -- "$FIRST" "-$PARENT"
    while IFS= read -r line; do
        [ "$line" != end ] || exit 0
        set -- "$@" "$line"
    done
    # A process that was told of the end by the same event may still be making files.
    for round in 1 2 3 4 5 6; do
        for directory do
            case "$directory" in
                -*) rmdir -- "${directory#-}" ;;
                *) clean "$directory" ;;
            esac
        done
        sleep 1
    done
}

# Until the process has opened the pipe, this one holds it open; the input ends with the process.
exec 5<&0
(
    {
        trap '' HUP INT TERM QUIT PIPE
        make || exit 1
        exec 4<>"$FIRST/guard" 3<"$FIRST/guard"
        echo ready
        read -r opened <&5
        exec 4>&- 5<&- >/dev/null 2>&1
        guard <&3 3<&-
    } &
)
exec >&- 5<&-
read -r opened
