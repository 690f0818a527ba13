#!/usr/bin/env bash
# Runs a command of bin/sim with its workers on other hosts, which it reaches over ssh.
set -euo pipefail

self="${BASH_SOURCE[0]}"
while [ -L "$self" ]; do
    link="$(readlink -- "$self")"
    case "$link" in
        /*) self="$link" ;;
        *) self="$(dirname -- "$self")/$link" ;;
    esac
done
root="$(CDPATH='' cd -P -- "$(dirname -- "$self")/.." && pwd)"
name=sim-cluster.sh
# shellcheck source=bin/lib.sh
. "$root/bin/lib.sh"

usage() {
    cat <<'TEXT'
Usage: sim-cluster.sh [OPTIONS] HOSTS -- COMMAND [ARGUMENTS]

Runs 'sim COMMAND ARGUMENTS' with the master here and the workers on HOSTS. COMMAND is run, resume, verify or chaos.
It can also be sweep: then each run of the sweep is done on one of HOSTS, and the results come to the directory here.

HOSTS is a file, or a list of host names separated by commas. A line of the file is
  HOST [slots=N] [threads=T] [address=IP] [user=NAME] [port=N] [java=DIR] [dir=DIR] [spare]
with # before comments:
  slots    how many workers the host gets (default 1); of a sweep, how many runs at the same time (default: its cores)
  threads  threads of each of its workers, the same on all hosts; 'run MODEL --threads T' says it too
  address  IP address at which its workers receive (default: that of the ssh connection)
  user     name for ssh            port  port of sshd
  java     JAVA_HOME there         dir   where Chronogram is kept there (default ~/.cache/chronogram)
  spare    use it only when another host is lost

Options:
  --check        only check the hosts and the paths between them; Chronogram is copied to them for that
  --dry-run      only print what would be copied to each host and started there
  --bind IP      address of this host that the others reach (default: that of the ssh connections)
  --port N       port of the master (default: one that is free)
  --keep-logs D  keep what the workers print, in the directory D
  -h, --help     show this help

Each host needs ssh without a password, bash, tar, and Java 17 or newer. Nothing is installed there but a copy of
Chronogram, which is kept for the next run, as are the input files that the host does not have.
TEXT
}

check_only=
dry_run=
bind=
port=
logs=
hosts_argument=
while [ $# -gt 0 ]; do
    case "$1" in
        --check) check_only=1 ;;
        --dry-run) dry_run=1 ;;
        --bind | --port | --keep-logs)
            [ $# -ge 2 ] || die 2 "$1 needs a value: see 'sim-cluster.sh --help'"
            case "$1" in
                --bind) bind="$2" ;;
                --port) port="$2" ;;
                --keep-logs) logs="$2" ;;
            esac
            shift
            ;;
        -h | --help)
            usage
            exit 0
            ;;
        --)
            shift
            break
            ;;
        -*) die 2 "unknown option '$1': see 'sim-cluster.sh --help'" ;;
        *)
            [ -z "$hosts_argument" ] || die 2 "found '$1' after the hosts: put -- before the command, see 'sim-cluster.sh --help'"
            hosts_argument="$1"
            ;;
    esac
    shift
done
[ -n "$hosts_argument" ] || die 2 "no hosts: give a file or a list of host names, see 'sim-cluster.sh --help'"
if [ -z "$check_only" ]; then
    case "${1:-}" in
        run | resume | verify | chaos | sweep) ;;
        '') die 2 "no command: expected -- and run, resume, verify, chaos or sweep after the hosts" ;;
        bench) die 2 "command 'bench': benchmarks measure one host alone: run bin/sim-bench on it" ;;
        *) die 2 "command '$1': expected run, resume, verify, chaos or sweep, the commands that can use other hosts" ;;
    esac
fi
sweep=
if [ -z "$check_only" ] && [ "${1:-}" = sweep ]; then
    sweep=1
fi
for word in "$@"; do
    case "$word" in
        --await-workers | --await-workers=* | --bind | --bind=* | --port | --port=* | --token-file | --token-file=*)
            die 2 "$word is given by sim-cluster.sh itself: leave it out; --bind and --port have their place before the hosts"
            ;;
        --hosts | --hosts=*)
            [ -z "$sweep" ] || die 2 "$word is given by sim-cluster.sh itself: leave it out"
            ;;
    esac
done
if [ -n "$sweep" ] && [ -n "$bind$port" ]; then
    die 2 "--bind and --port are for runs whose workers exchange events: leave them out of a sweep, which uses ssh alone"
fi

# What is known of each host, by its index.
names=()
slots=()
addresses=()
users=()
ports=()
javas=()
dirs=()
spares=()
threads=()

is_number() { # text, largest
    [[ "$1" =~ ^[1-9][0-9]{0,5}$ ]] && [ "$1" -le "$2" ]
}

add_host() { # place for messages, words of a line
    local where="$1" host="$2" word value known
    shift 2
    [[ "$host" =~ ^[A-Za-z0-9_.:%-]+$ && "$host" != -* ]] || die 2 "$where: '$host' is no host name"
    for known in "${names[@]+"${names[@]}"}"; do
        [ "$known" != "$host" ] || die 2 "$where: host $host is there twice: use slots=N for several workers on one host"
    done
    local slot='' address='' user='' sshport='' java='' dir='' spare='' thread=''
    for word in "$@"; do
        value="${word#*=}"
        case "$word" in
            spare) spare=1 ;;
            slots=*) is_number "$value" 1024 || die 2 "$where: $word: expected a number from 1 to 1024" && slot="$value" ;;
            port=*) is_number "$value" 65535 || die 2 "$where: $word: expected a number from 1 to 65535" && sshport="$value" ;;
            address=*) [[ "$value" =~ ^[0-9a-fA-F.:]+$ ]] || die 2 "$where: $word: expected an IP address" && address="$value" ;;
            user=*) [[ "$value" =~ ^[A-Za-z0-9_.][A-Za-z0-9_.-]*$ ]] || die 2 "$where: $word: expected a user name" && user="$value" ;;
            java=/*) java="$value" ;;
            dir=/*) dir="$value" ;;
            threads=*) is_number "$value" 1024 || die 2 "$where: $word: expected a number from 1 to 1024" && thread="$value" ;;
            java=* | dir=*) die 2 "$where: $word: expected an absolute path" ;;
            *) die 2 "$where: '$word': expected slots=, threads=, address=, user=, port=, java=, dir= or spare" ;;
        esac
    done
    names+=("$host")
    # The default of a sweep, a run on each core, is found by the host itself.
    slots+=("${slot:-${sweep:+cores}}")
    [ -n "${slots[-1]}" ] || slots[-1]=1
    addresses+=("$address")
    users+=("$user")
    ports+=("$sshport")
    javas+=("$java")
    dirs+=("$dir")
    spares+=("$spare")
    threads+=("$thread")
}

read_hosts() {
    local line number=0 words host
    if [ -e "$hosts_argument" ]; then
        if [ ! -f "$hosts_argument" ] || [ ! -r "$hosts_argument" ]; then
            die 2 "$hosts_argument: expected a file that can be read"
        fi
        while IFS= read -r line || [ -n "$line" ]; do
            number=$((number + 1))
            read -r -a words <<<"${line%%#*}"
            [ ${#words[@]} -eq 0 ] || add_host "$hosts_argument:$number" "${words[@]}"
        done <"$hosts_argument"
        [ ${#names[@]} -gt 0 ] || die 2 "$hosts_argument: there is no host in this file"
        return
    fi
    case "$hosts_argument" in
        */*) die 2 "$hosts_argument: no such file" ;;
    esac
    IFS=, read -r -a words <<<"$hosts_argument"
    for host in "${words[@]}"; do
        [ -n "$host" ] || die 2 "'$hosts_argument': a host name is missing between the commas"
        add_host "'$hosts_argument'" "$host"
    done
}

# All workers of a run have the same number of threads. Sets worker_threads to the one that the hosts name, empty for none.
common_threads() {
    local i
    worker_threads="${threads[0]}"
    for i in "${!names[@]}"; do
        [ -z "$sweep" ] || [ -z "${threads[i]}" ] || die 2 "${names[i]} has threads=${threads[i]}: each run of a sweep has one thread: leave it out, or say how many runs the host gets at the same time with slots=N"
        [ "${threads[i]}" = "$worker_threads" ] || die 2 "${names[0]} has $(thread_option 0) and ${names[i]} $(thread_option "$i"): all workers of a run have the same number: name the same for all hosts, and give a larger host more slots=N"
    done
}

thread_option() { # index
    [ -n "${threads[$1]}" ] && printf 'threads=%s' "${threads[$1]}" || printf 'no threads=T'
}

set_ssh() { # index; sets ssh_words, the command that executes its last argument on the host
    local options=(-o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=5 -o ServerAliveCountMax=3 -T)
    [ -z "${users[$1]}" ] || options+=(-l "${users[$1]}")
    [ -z "${ports[$1]}" ] || options+=(-p "${ports[$1]}")
    # CHRONOGRAM_SSH names another program, with options of its own, for example 'ssh -F FILE'.
    # shellcheck disable=SC2206
    ssh_words=(${CHRONOGRAM_SSH:-ssh} "${options[@]}" -- "${names[$1]}")
}

on_host() { # index, command; standard input goes to the command
    local ssh_words
    set_ssh "$1"
    "${ssh_words[@]}" "$2"
}

# Runs on a host, with JAVA_HOME, the directory and the build as $1 to $3. Prints one line for each fact.
# shellcheck disable=SC2016
PROBE='
home="$1"; dir="${2:-$HOME/.cache/chronogram}"; build="$3"
printf "connection %s\n" "$SSH_CONNECTION"
printf "dir %s\n" "$dir"
java="${home:+$home/bin/}java"
if found="$("$java" -XX:-UsePerfData -version 2>&1)"; then
    printf "java %s\n" "$(printf "%s\n" "$found" | sed -n "s/^[a-z]* version \"\([^\"]*\)\".*/\1/p" | head -n 1)"
fi
command -v tar >/dev/null && printf "tar yes\n"
if mkdir -p "$dir" 2>/dev/null && [ -w "$dir" ]; then
    printf "disk %s\n" "$(df -Pk "$dir" | awk "END { print \$4 }")"
fi
[ -d /dev/shm ] && [ -w /dev/shm ] && printf "shm %s\n" "$(df -Pk /dev/shm | awk "END { print \$4 }")"
for limit in rmem_max wmem_max; do
    [ -r /proc/sys/net/core/$limit ] && printf "%s %s\n" "$limit" "$(cat /proc/sys/net/core/$limit)"
done
[ -f "$dir/$build/.complete" ] && touch "$dir/$build/.complete" && printf "copy yes\n"
printf "end yes\n"
'

quoted() { # words; prints them so that a shell reads them as they are
    local word
    for word in "$@"; do
        printf '%q ' "$word"
    done
}

probe() { # index
    on_host "$1" "bash -c $(quoted "$PROBE") probe $(quoted "${javas[$1]}" "${dirs[$1]}" "$build")" \
        </dev/null >"$work/probe-$1" 2>"$work/probe-$1.err"
}

fact() { # index, name
    sed -n "s/^$2 //p" "$work/probe-$1" | head -n 1
}

LEAST_DISK_KIB=$((200 * 1024))
DRIVER_SHM_MIB=12
PEER_SHM_MIB=6
GOOD_SOCKET_BYTES=2097152

# Workers that a host can get.
workers_on() { # index
    printf '%s' "$((slots[$1] < most_workers ? slots[$1] : most_workers))"
}

# MiB of /dev/shm that the workers of a host take: a run of one worker takes none.
needed_shm() { # index
    printf '%s' "$((most_workers < 2 ? 0 : $(workers_on "$1") * (DRIVER_SHM_MIB + PEER_SHM_MIB * (most_workers - 1))))"
}

advise() { # index, finding, advice
    printf '  %-20s %s: %s\n' "${names[$1]}" "$2" "$3" >&2
}

# What to do about a host that ssh does not reach, by the last line that ssh has printed.
ssh_remedy() { # index, line
    local target="${users[$1]:+${users[$1]}@}${names[$1]}"
    case "$2" in
        *'Permission denied'*) printf "copy your key there: 'ssh-copy-id%s %s'" "${ports[$1]:+ -p ${ports[$1]}}" "$target" ;;
        *'verification failed'* | *'IDENTIFICATION HAS CHANGED'*) printf "its host key is not known, or has changed: try 'ssh%s %s'" "${ports[$1]:+ -p ${ports[$1]}}" "$target" ;;
        *'Connection refused'*) printf 'start sshd there, or give its port with port=N' ;;
        *'Could not resolve'* | *'not known'*)
            printf 'check the name, or give the IP address in its place'
            [ "$hosts_argument" != "${names[$1]}" ] || printf '; there is no file of this name here'
            ;;
        *) printf "try 'ssh -o BatchMode=yes%s %s true'" "${ports[$1]:+ -p ${ports[$1]}}" "$target" ;;
    esac
}

problems=0
complain() { # index, problem, remedy
    advise "$@"
    problems=$((problems + 1))
}

check_host() { # index
    local found major needed
    if [ "$(fact "$1" end)" != yes ]; then
        found="$(tail -n 1 "$work/probe-$1.err" | tr -d '\r')"
        complain "$1" "cannot be reached over ssh (${found:-no answer})" "$(ssh_remedy "$1" "$found")"
        return
    fi
    found="$(fact "$1" java)"
    major="${found%%.*}"
    if [ -z "$found" ]; then
        complain "$1" "no Java" "install a JDK 17 or newer, or name one with java=DIR"
    elif [ "${major:-0}" -lt 17 ]; then
        complain "$1" "Java $found" "install a JDK 17 or newer, or name one with java=DIR"
    fi
    [ "$(fact "$1" tar)" = yes ] || complain "$1" "no tar" "install it"
    found="$(fact "$1" disk)"
    if [ -z "$found" ]; then
        complain "$1" "$(fact "$1" dir) cannot be written" "name another directory with dir=DIR"
    elif [ "$found" -lt "$LEAST_DISK_KIB" ]; then
        complain "$1" "$((found / 1024)) MiB free in $(fact "$1" dir)" "expected $((LEAST_DISK_KIB / 1024)) MiB: free some, or use dir=DIR"
    fi
    # The runs of a sweep exchange nothing, so they need neither shared memory nor addresses.
    [ -z "$sweep" ] || return 0
    found="$(fact "$1" shm)"
    if [ -z "$found" ]; then
        complain "$1" "/dev/shm cannot be written" "mount it: mount -t tmpfs tmpfs /dev/shm"
    else
        needed="$(needed_shm "$1")"
        [ "$((found / 1024))" -ge "$needed" ] || complain "$1" "$((found / 1024)) MiB free in /dev/shm" \
            "$(workers_on "$1") of $most_workers workers there need $needed MiB: free some, 'mount -o remount,size=1g /dev/shm', or use fewer workers"
    fi
    for limit in rmem_max wmem_max; do
        found="$(fact "$1" "$limit")"
        if [ -n "$found" ] && [ "$found" -lt "$GOOD_SOCKET_BYTES" ]; then
            advise "$1" "net.core.$limit is $found" "the run is faster with 'sysctl -w net.core.$limit=$GOOD_SOCKET_BYTES'"
        fi
    done
    check_address "$1"
}

check_address() { # index
    local connection mine other seen
    connection="$(fact "$1" connection)"
    read -r seen _ mine _ <<<"$connection"
    [ -n "${addresses[$1]}" ] || addresses[$1]="$mine"
    masters[$1]="$seen"
    case "${addresses[$1]}" in
        127.* | ::1)
            [ ${#names[@]} -eq 1 ] || complain "$1" "its address is ${addresses[$1]}, which others cannot reach" \
                "use a name that does not stand for loopback, or address=IP"
            ;;
        '') complain "$1" "its address is not known" "give it with address=IP" ;;
    esac
    for ((other = 0; other < $1; other++)); do
        if [ -n "${addresses[$1]}" ] && [ "${addresses[other]}" = "${addresses[$1]}" ]; then
            complain "$1" "has the address ${addresses[$1]} of ${names[other]}" "use one line with slots=N, or address=IP"
        fi
    done
}

check_hosts() {
    local i pids=()
    for i in "${!names[@]}"; do
        probe "$i" &
        pids+=($!)
    done
    for i in "${pids[@]}"; do
        wait "$i" || true
    done
    masters=()
    for i in "${!names[@]}"; do
        check_host "$i"
    done
    [ "$problems" -eq 0 ] || die 2 "the hosts cannot be used yet: see the lines above"
    [ -n "$sweep" ] || choose_bind
}

choose_bind() {
    local i
    if [ -z "$bind" ]; then
        bind="${masters[0]}"
        for i in "${!names[@]}"; do
            [ "${masters[i]}" = "$bind" ] || die 2 "${names[0]} reaches this host at $bind, ${names[i]} at ${masters[i]}: give the address that all reach with --bind"
        done
    fi
}

show_hosts() {
    local i
    printf '%-20s %-16s %-5s %-12s %s\n' host address slots Java chronogram
    for i in "${!names[@]}"; do
        printf '%-20s %-16s %-5s %-12s %s\n' "${names[i]}" "${addresses[i]}" "${slots[i]}${spares[i]:+ (spare)}" \
            "$(fact "$i" java)" "$([ "$(fact "$i" copy)" = yes ] && echo 'is there' || echo 'will be copied')"
    done
    [ -n "$sweep" ] || printf 'master on %s\n' "$bind"
}

# Everything that a host needs, in one archive.
pack() {
    mkdir -p "$work/copy/bin"
    cp "$root/bin/sim" "$root/bin/lib.sh" "$work/copy/bin"
    cp -rL "$library" "$work/copy/lib"
    tar -czf "$work/copy.tar.gz" -C "$work/copy" bin lib
}

# Runs on a host before a copy comes, with the directory, the build and the days as $1 to $3. Removes copies of other builds
# that were not used for so many days and that no process uses, but the two used last; what broken copying has left; and, if
# no process runs from that directory, input files that were not used for so many days.
# shellcheck disable=SC2016
CLEAN='
cd "$1" || exit 0
find . -maxdepth 1 -name "new.*" -mtime +0 -exec rm -rf {} +
ls -t -- */.complete 2>/dev/null | sed "s,/\.complete\$,," | grep -vxF -- "$2" | tail -n +3 | while IFS= read -r old; do
    case "$old" in chronogram_*) ;; *) continue ;; esac
    [ -n "$(find "./$old/.complete" -mtime "+$3" 2>/dev/null)" ] || continue
    ! grep -qsF -- "$1/$old/" /proc/[0-9]*/cmdline || continue
    rm -rf -- "./$old"
done
grep -qsF -- "$1/chronogram_" /proc/[0-9]*/cmdline || find input -mindepth 1 -maxdepth 1 -type d -mtime "+$3" -exec rm -rf {} + 2>/dev/null
'
KEPT_DAYS=30

copy_to() { # index
    local dir
    printf -v dir '%q' "$(fact "$1" dir)"
    on_host "$1" "bash -c $(quoted "$CLEAN") clean $dir $(quoted "$build" "$KEPT_DAYS")" </dev/null >/dev/null 2>&1 || true
    # The copy appears under its name only when it is whole. Hosts that share a home directory copy at the same time: the
    # first one wins.
    on_host "$1" "set -e; d=$dir/; new=\"\$(mktemp -d \"\${d}new.XXXXXX\")\"; trap 'rm -rf \"\$new\"' EXIT
        tar -xzf - -C \"\$new\"; touch \"\$new/.complete\"
        mv -T \"\$new\" \"\${d}$build\" || [ -f \"\${d}$build/.complete\" ]" <"$work/copy.tar.gz" >/dev/null 2>"$work/copy-$1.err"
}

copy_where_missing() {
    local i pids=() failed=
    for i in "${!names[@]}"; do
        [ "$(fact "$i" copy)" != yes ] || continue
        [ -f "$work/copy.tar.gz" ] || pack
        copy_to "$i" &
        pids+=("$!:$i")
    done
    for i in "${pids[@]+"${pids[@]}"}"; do
        if ! wait "${i%%:*}"; then
            i="${i#*:}"
            printf '%s: cannot copy to %s: %s\n' "$name" "${names[i]}" "$(tail -n 1 "$work/copy-$i.err")" >&2
            failed=1
        fi
    done
    [ -z "$failed" ] || exit 1
}

# Runs on a host: starts the worker, and ends it when standard input ends, because the connection or the script is gone.
# shellcheck disable=SC2016
WORKER='
IFS= read -r CHRONOGRAM_TOKEN; export CHRONOGRAM_TOKEN
[ -z "$1" ] || export JAVA_HOME="$1"
shift
"$@" </dev/null &
worker=$!
( cat >/dev/null; kill "$worker" 2>/dev/null ) <&0 &
watch=$!
status=0; wait "$worker" || status=$?
kill "$watch" 2>/dev/null
exit "$status"
'

# Sets words to the program that a host executes.
set_worker() { # index
    words=("$(fact "$1" dir)/$build/bin/sim")
    if [ -n "$sweep" ]; then
        words+=(runner)
        return 0
    fi
    words+=(worker --master "$(host_port)" --name "${names[$1]}" --address "${addresses[$1]}" --slots "${slots[$1]}")
    words+=(--keep-input "$(fact "$1" dir)/input")
    [ -z "${spares[$1]}" ] || words+=(--spare)
}

# What would be done, host by host, and here.
show_plan() {
    local i here
    here="$(quoted "${words[@]}")"
    for i in "${!names[@]}"; do
        [ "$(fact "$i" copy)" = yes ] || printf '%s: %s MiB are copied to %s\n' "${names[i]}" \
            "$(du -sLm "$library" | cut -f 1)" "$(fact "$i" dir)/$build"
        set_worker "$i"
        printf '%s: %s%s\n' "${names[i]}" "${javas[i]:+JAVA_HOME=${javas[i]} }" "$(quoted "${words[@]}")"
    done
    printf 'here: sim %s\n' "$here"
}

start_worker() { # index
    local words
    set_worker "$1"
    # ctrl-C reaches ssh too: the workers must live until the master has stopped.
    trap '' INT
    {
        printf '%s\n' "$token"
        cat "$work/alive"
    } | on_host "$1" "exec bash -c $(quoted "$WORKER") worker $(quoted "${javas[$1]}" "${words[@]}")" >"$work/worker-$1.log" 2>&1
}

# Runs on a host: starts the runner of a sweep, which ends with its standard input.
# shellcheck disable=SC2016
RUNNER='
IFS= read -r options
[ -z "$options" ] || export CHRONOGRAM_JAVA_OPTS="$options"
[ -z "$1" ] || export JAVA_HOME="$1"
shift
exec "$@"
'

# Writes the file that tells the sweep how a runner is started on each host. The options of Java go the way of the
# messages, as a command line can be read by all users.
# shellcheck disable=SC2016
write_runners() {
    local i ssh_words command words
    for i in "${!names[@]}"; do
        set_ssh "$i"
        set_worker "$i"
        command="exec bash -c $(quoted "$RUNNER" runner "${javas[i]}" "${words[@]}")"
        command="${command% }"
        printf '%s %s%s -- { printf "%%s\\n" "${CHRONOGRAM_JAVA_OPTS:-}"; exec cat; } | exec %s' "${names[i]}" \
            "$([ "${slots[i]}" = cores ] || printf 'slots=%s' "${slots[i]}")" "${spares[i]:+ spare}" \
            "$(quoted "${ssh_words[@]}" "$command")"
        [ -z "$logs" ] || printf ' 2> >(exec tee -- %q >&2)' "$logs/${names[i]}.log"
        printf '\n'
    done >"$work/runners"
}

host_port() {
    case "$bind" in
        *:*) printf '[%s]:%s' "$bind" "$port" ;;
        *) printf '%s:%s' "$bind" "$port" ;;
    esac
}

free_port() {
    local try
    for try in {1..50}; do
        port=$((20000 + RANDOM % 10000))
        grep -qi ":$(printf '%04x' "$port") " /proc/net/tcp /proc/net/tcp6 2>/dev/null || return 0
    done
    die 1 "no free port was found in $try tries: give one with --port"
}

# Runs the master with a process group of its own, and passes on each signal: a shell that waits for a program in the
# foreground would answer a signal only after that program has ended. Sets status.
run_master() { # arguments of sim
    set -m
    CHRONOGRAM_TOKEN="$token" "$root/bin/sim" "$@" &
    local master=$! signal
    set +m
    for signal in INT TERM HUP; do
        # shellcheck disable=SC2064
        trap "kill -$signal $master 2>/dev/null || true" "$signal"
    done
    # The shell itself would say in its own words that a program was killed.
    status=0
    wait "$master" 2>/dev/null || status=$?
    while kill -0 "$master" 2>/dev/null; do
        status=0
        wait "$master" 2>/dev/null || status=$?
    done
    trap - INT TERM HUP
    [ "$status" -ne 137 ] || printf '%s: the process of the command on this host was killed by signal 9\n' "$name" >&2
}

end_workers() {
    exec {alive}>&- || true
    local i
    for i in "${!workers[@]}"; do
        ended[i]=0
        wait "${workers[i]}" 2>/dev/null || ended[i]=$?
    done
}

# shellcheck disable=SC2317
finish() { # called on exit
    local status=$?
    trap - EXIT
    [ -z "${alive:-}" ] || end_workers
    if [ -n "$logs" ] && [ -n "${workers[*]+x}" ]; then
        mkdir -p "$logs"
        for i in "${!names[@]}"; do
            cp "$work/worker-$i.log" "$logs/${names[i]}.log" || true
        done
    fi
    rm -rf "$work"
    exit "$status"
}

# Sets words to the arguments of the command, with those of the layout.
lay_out() { # command and its arguments
    local given='' given_threads='' previous='' word
    if [ -n "$sweep" ]; then
        words=("$@" --hosts "$work/runners")
        return 0
    fi
    words=("$@" --bind "$bind" --port "$port" --await-workers "${#names[@]}")
    [ "$1" != check-hosts ] || return 0
    for word in "$@"; do
        case "$word" in
            --workers=*) given="${word#*=}" ;;
            --threads=*) given_threads="${word#*=}" ;;
            *)
                [ "$previous" != --workers ] || given="$word"
                [ "$previous" != --threads ] || given_threads="$word"
                ;;
        esac
        previous="$word"
    done
    if [ -n "$worker_threads" ]; then
        [ "${given_threads:-$worker_threads}" = "$worker_threads" ] || die 2 "--threads $given_threads: the hosts have threads=$worker_threads: leave one of both out"
        [ -n "$given_threads" ] || words+=(--threads "$worker_threads")
    fi
    if [ -n "$given" ]; then
        require_slots "$given"
    elif [ "$1" = verify ] && [ "$total" -gt 1 ]; then
        words+=(--workers "1,$total")
    else
        words+=(--workers "$total")
    fi
}

# Checks that the hosts have room, and sets most_workers to the largest number.
require_slots() { # value of --workers, a number or a list
    local counts count most=0
    IFS=, read -r -a counts <<<"$1"
    for count in "${counts[@]}"; do
        if is_number "$count" 999999 && [ "$count" -gt "$((total + spare_slots))" ]; then
            die 2 "--workers $1: the hosts have $((total + spare_slots)) slots: use fewer workers, or more slots=N"
        fi
        ! is_number "$count" 999999 || [ "$count" -le "$most" ] || most="$count"
    done
    [ "$most" -eq 0 ] || most_workers="$most"
}

# Read as a whole before it begins: the file may be replaced while a run goes on for hours.
main() {
    read_hosts
    common_threads
    [[ -z "$bind" || "$bind" =~ ^[0-9a-fA-F.:]+$ ]] || die 2 "--bind $bind: expected an IP address of this host"
    [[ -z "$port" ]] || is_number "$port" 65535 || die 2 "--port $port: expected a number from 1 to 65535"
    total=0
    spare_slots=0
    for i in "${!names[@]}"; do
        if [ -n "$sweep" ]; then
            [ -n "${spares[i]}" ] || total=1
        elif [ -n "${spares[i]}" ]; then
            spare_slots=$((spare_slots + slots[i]))
        else
            total=$((total + slots[i]))
        fi
    done
    [ "$total" -gt 0 ] || die 2 "all hosts are spare: leave 'spare' out for at least one"
    most_workers="$total"
    [ -n "$check_only$sweep" ] || lay_out "$@"
    # The checked hosts also check the paths between them.
    [ -z "$check_only" ] || set -- check-hosts

    check_surroundings
    find_java
    find_library
    version_line="$("$root/bin/sim" --version)"
    build="$(printf '%s' "${version_line%%,*}" | tr -c 'A-Za-z0-9.-' '_')"
    work="$(mktemp -d "${TMPDIR:-/tmp}/sim-cluster.XXXXXX")"
    workers=()
    ended=()
    trap finish EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    trap 'exit 129' HUP

    check_hosts
    [ -z "$check_only" ] || show_hosts
    [ -n "$port$sweep" ] || free_port
    if [ -n "$dry_run" ]; then
        show_hosts
        lay_out "$@"
        show_plan
        exit 0
    fi
    copy_where_missing
    if [ -n "$sweep" ]; then
        [ -z "$logs" ] || mkdir -p "$logs"
        write_runners
        lay_out "$@"
        token=
        run_master "${words[@]}"
        exit "$status"
    fi
    token="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
    mkfifo "$work/alive"
    for i in "${!names[@]}"; do
        start_worker "$i" &
        workers+=($!)
    done
    # Opens once all workers read from it; closing it ends them.
    exec {alive}>"$work/alive"
    lay_out "$@"
    run_master "${words[@]}"
    end_workers
    alive=
    for i in "${!names[@]}"; do
        if [ "$status" -ne 0 ] && [ "${ended[i]:-0}" -ne 0 ] && [ -s "$work/worker-$i.log" ]; then
            printf '%s: %s printed last: %s\n' "$name" "${names[i]}" "$(tail -n 1 "$work/worker-$i.log")" >&2
        fi
    done
    exit "$status"
}

main "$@"
