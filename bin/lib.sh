# shellcheck shell=bash
# What the scripts of this folder share. Sourced with $name and $root set, never run.

die() { # status, message
    printf '%s: %s\n' "$name" "$2" >&2
    exit "$1"
}

find_java() { # sets java, version and spec
    local need="Chronogram needs a JDK 17 or newer: install one or set JAVA_HOME"
    if [ -n "${JAVA_HOME:-}" ]; then
        java="$JAVA_HOME/bin/java"
        [ -x "$java" ] || die 2 "no Java found in JAVA_HOME=$JAVA_HOME. $need"
    else
        java="$(command -v java)" || die 2 "no Java found. $need"
    fi
    version="$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)" || true
    spec="$(sed -n 's/^\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' <<<"$version")"
    [ -n "$spec" ] || die 2 "cannot tell the version of $java. $need"
    [ "$spec" -ge 17 ] || die 2 "Java $spec is too old ($java). $need"
}

up_to_date() { # module, file or folder that its build makes, folders that it is built from
    local stamp="$root/$1/target/.built" made="$2"
    shift 2
    [ -f "$stamp" ] && [ -e "$made" ] && [ -z "$(find "$root/pom.xml" "$root"/*/pom.xml \
        "${@/%//src/main}" -newer "$stamp" -print -quit)" ]
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
    printf '%s: building Chronogram (once, and after a change of the sources)\n' "$name" >&2
    # An upgraded dependency must not leave its old jar on the class path.
    if [ -f "$stamp" ] && [ -n "$(find "$root/pom.xml" "$root"/*/pom.xml -newer "$stamp" -print -quit)" ]; then
        rm -f "$lib"/*.jar
    fi
    touch "$started"
    if ! (cd "$root" && mvn -B -q -pl "$1" -am -Dmaven.test.skip=true -Dspotless.check.skip=true \
        -Dcheckstyle.skip=true package) >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        die 1 "the build failed, see above (also in $log)"
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
    local extra
    flags=(--add-opens java.base/jdk.internal.misc=ALL-UNNAMED -XX:+UseParallelGC -XX:+UseTransparentHugePages -XX:MaxRAMPercentage=70 "-Dchronogram.home=$root")
    read -r -a extra <<<"${CHRONOGRAM_JAVA_OPTS:-}"
    flags+=(${extra[@]+"${extra[@]}"})
}

# Flags that let a JVM of the class path models/target/lib take its classes from what the build has made for it.
class_archive_flags() { # adds to flags
    local archive="$root/models/target/classes-$version.jsa"
    if [ -f "$archive" ]; then
        flags+=("-XX:SharedArchiveFile=$archive" '-Xlog:cds*=off' "-Dchronogram.classArchive=$archive")
    fi
}
