# shellcheck shell=bash
# What the scripts of this folder share. Sourced with $name and $root set, never run.
# shellcheck disable=SC2154

# Paths are found the same way whatever the user's shell finds.
unset CDPATH

die() { # status, message
    printf '%s: %s\n' "$name" "$2" >&2
    exit "$1"
}

# In a locale of ASCII a JVM can neither open nor print a path that has other characters.
use_all_characters() {
    local LC_FALLBACK=C.UTF-8
    [ "$(charmap)" = ANSI_X3.4-1968 ] || return 0
    { export LC_ALL="$LC_FALLBACK"; } 2>/dev/null
    if [ "$(charmap)" != UTF-8 ] && [[ "$root" == *[![:ascii:]]* ]]; then
        die 2 "the path $root has characters that no locale of this machine knows: install the locale $LC_FALLBACK, or move Chronogram"
    fi
}

charmap() {
    if command -v locale >/dev/null; then
        locale charmap 2>/dev/null || true
        return
    fi
    case "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" in
        *UTF-8 | *utf8) printf 'UTF-8\n' ;;
        C | POSIX) printf 'ANSI_X3.4-1968\n' ;;
    esac
}

# What a JVM needs of the shell, said before one fails to start for want of it.
check_surroundings() {
    local files
    files="$(ulimit -Hn)"
    if [ "$files" != unlimited ] && [ "$files" -lt "$LEAST_FILES" ]; then
        die 2 "a process may open only $files files: expected at least $LEAST_FILES, see 'ulimit -n'"
    fi
    use_all_characters
}

# The libraries of a process are open files, and so are its connections.
LEAST_FILES=64

JAVA_OPTION_VARIABLES=(JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS)

start_problem() { # what a JVM that could not start has printed
    local line first=
    while IFS= read -r line; do
        line="${line#\# }"
        case "$line" in
            '' | '#' | 'Picked up '* | 'NOTE: Picked up '* | 'Error occurred during init'* | '['*'[warning]'*) ;;
            'There is insufficient memory'*) first="${first:-$line}" ;;
            *)
                first="$line"
                break
                ;;
        esac
    done < <(printf '%s\n' "$1")
    first="${first:-it says nothing}"
    printf 'Java cannot start (%s): %s%s' "$java" "${first%.}" "$(restrictions)"
}

restrictions() {
    local variable
    if [ "$(ulimit -v)" != unlimited ]; then
        printf "; its memory is limited to %s KiB, see 'ulimit -v'" "$(ulimit -v)"
    fi
    for variable in "${JAVA_OPTION_VARIABLES[@]}" CHRONOGRAM_JAVA_OPTS; do
        [ -z "${!variable:-}" ] || printf '; %s=%s is set' "$variable" "${!variable}"
    done
}

find_java() { # sets java, version and spec
    local printed need="Chronogram needs a JDK 17 or newer: install one or set JAVA_HOME"
    if [ -n "${JAVA_HOME:-}" ]; then
        java="$JAVA_HOME/bin/java"
        [ -x "$java" ] || die 2 "no Java found in JAVA_HOME=$JAVA_HOME. $need"
    else
        java="$(command -v java)" || die 2 "no Java found. $need"
    fi
    printed="$("$java" -XX:-UsePerfData -XX:ErrorFile=/dev/null -version 2>&1)" || die 2 "$(start_problem "$printed")"
    version="$(printf '%s\n' "$printed" | sed -n 's/^[a-z]* version "\([^"]*\)".*/\1/p' | head -n 1)"
    spec="$(printf '%s\n' "$version" | sed -n 's/^\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p')"
    [ -n "$spec" ] || die 2 "cannot tell the version of $java. $need"
    [ "$spec" -ge 17 ] || die 2 "Java $spec is too old ($java). $need"
}

# The folder bin lies in the source tree, or in the distribution, which has the jars and nothing to build them from.
has_sources() {
    [ -f "$root/pom.xml" ]
}

find_library() { # sets library, the folder of the jars; builds them first when they are missing or older than the sources
    local jars
    if has_sources; then
        library="$root/models/target/lib"
        ensure_built models "$library" "$root/messaging" "$root"/engine/{model,core,cli} "$root/models"
        return
    fi
    library="$root/lib"
    jars=("$library"/chronogram-*.jar)
    [ -e "${jars[0]}" ] || die 2 "there are no jars in $library: unpack the distribution of Chronogram again"
}

up_to_date() { # module, file or folder that its build makes, folders that it is built from
    local stamp="$root/$1/target/.built" made="$2"
    shift 2
    [ -f "$stamp" ] && [ -e "$made" ] && [ -z "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/engine/*/pom.xml \
        "${@/%//src/main}" -newer "$stamp" -print -quit)" ]
}

# Keeps what Maven says in a file, and tells people what it has come to.
show_progress() { # log
    local line
    : >"$1"
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$1"
        if [[ "$line" == '[INFO] Building '*'['*/*']' ]]; then
            printf '%s:   %s\n' "$name" "${line#\[INFO\] }" >&2
        fi
    done
}

build_problem() { # log; prints its errors, or all of it when none is marked
    sed -n '/^\[ERROR\]/p' "$1" | head -n 40
    if [ -z "$(sed -n '/^\[ERROR\]/p' "$1" | head -n 1)" ]; then
        cat "$1"
    fi
}

build() { # module
    local target="$root/$1/target" lib="$root/models/target/lib"
    local log="$target/build.log" started="$target/.started" stamp="$target/.built"
    command -v mvn >/dev/null || die 2 "the first run builds Chronogram, and mvn was not found: install Maven 3.8 or newer"
    if [ -n "${JAVA_HOME:-}" ]; then
        [ -x "$JAVA_HOME/bin/javac" ] || die 2 "the first run builds Chronogram, and JAVA_HOME=$JAVA_HOME has no javac: set it to a JDK"
    else
        command -v javac >/dev/null || die 2 "the first run builds Chronogram, and javac was not found: install a JDK, not only a JRE"
    fi
    printf '%s: building Chronogram (once, and after a change of the sources): compiles it and, the first time, has Maven download its libraries, which can take some minutes; the log is %s\n' \
        "$name" "$log" >&2
    # An upgraded dependency must not leave its old jar on the class path.
    if [ -f "$stamp" ] && [ -n "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/engine/*/pom.xml -newer "$stamp" -print -quit)" ]; then
        rm -f "$lib"/*.jar
    fi
    touch "$started"
    if ! (cd "$root" && mvn -B -pl "$1" -am -Dmaven.test.skip=true -Dspotless.check.skip=true \
        -Dcheckstyle.skip=true package) 2>&1 </dev/null | show_progress "$log"; then
        build_problem "$log" >&2
        die 1 "the build failed, see above (all of it in $log)"
    fi
    touch -r "$started" "$stamp"
}

ensure_built() { # arguments of up_to_date
    up_to_date "$@" && return
    mkdir -p "$root/$1/target" "$root/models/target"
    if command -v flock >/dev/null; then
        exec 9>"$root/models/target/.lock"
        flock 9
    fi
    up_to_date "$@" || build "$1"
    exec 9>&-
}

# Flags of every JVM, and what the user adds.
jvm_flags() { # sets flags
    local extra collector=-XX:+UseParallelGC printed
    set -f
    # shellcheck disable=SC2206 # options are separated by blanks
    extra=(${CHRONOGRAM_JAVA_OPTS:-})
    set +f
    flags=(--add-opens java.base/jdk.internal.misc=ALL-UNNAMED -XX:-UsePerfData -XX:+UseTransparentHugePages -XX:MaxRAMPercentage=70 "-Dchronogram.home=$root")
    flags+=(${extra[@]+"${extra[@]}"})
    if ! names_collector "${CHRONOGRAM_JAVA_OPTS:-} $(java_options)"; then
        flags=("$collector" "${flags[@]}")
    fi
    if [ "$(ulimit -v)" = unlimited ] && [ -z "$(java_options)${CHRONOGRAM_JAVA_OPTS:-}" ]; then
        return
    fi
    # Options of the user's may hide in files that other options name.
    if printed="$("$java" "${flags[@]}" -XX:ErrorFile=/dev/null -version 2>&1)"; then
        return
    fi
    if [[ "$printed" == *[Gg]arbage\ collectors\ selected* ]] && [ "${flags[0]}" = "$collector" ]; then
        flags=("${flags[@]:1}" -Dchronogram.collector=given)
        printed="$("$java" "${flags[@]}" -XX:ErrorFile=/dev/null -version 2>&1)" && return
    fi
    die 2 "$(start_problem "$printed")"
}

java_options() { # prints the options that every JVM takes from the environment
    local variable
    for variable in "${JAVA_OPTION_VARIABLES[@]}"; do
        [ -z "${!variable:-}" ] || printf '%s ' "${!variable}"
    done
}

# A JVM refuses to start with two collectors.
names_collector() { # options
    [[ " $1 " =~ -XX:\+Use(Serial|Parallel|G1|Z|Shenandoah|Epsilon)GC[[:space:]\"\'] ]]
}

# Flags that let a JVM of the class path models/target/lib take its classes from what the build has made for it. The
# distribution has none: it would fit one version of Java alone.
class_archive_flags() { # adds to flags
    local archive="$root/models/target/classes-$version.jsa"
    if [ -f "$archive" ]; then
        flags+=("-XX:SharedArchiveFile=$archive" '-Xlog:cds*=off' "-Dchronogram.classArchive=$archive")
    fi
}
