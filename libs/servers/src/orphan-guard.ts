import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';

// A shell that remembers process ids and, when its standard input ends, ends those processes. The operating system closes that
// input however this process dies: normally, by an exception, by Ctrl-C, by SIGKILL. No handler in this process could do the last.
// Each process is asked by itself whether it lives: "kill -0" of several fails as soon as one of them is gone.
const SCRIPT = `
alive() { for pid in $pids; do kill -0 $pid 2>/dev/null && return 0; done; return 1; }
pids=" "
while read -r verb pid; do
  case $verb in
    watch) pids="$pids$pid " ;;
    forget) pids=$(printf '%s' "$pids" | sed "s/ $pid / /") ;;
  esac
done
[ "$pids" = " " ] && exit 0
kill -TERM $pids 2>/dev/null
for i in 1 2 3 4 5 6 7 8 9 10; do
  alive || exit 0
  sleep 0.2
done
kill -KILL $pids 2>/dev/null
`;

let guard: ChildProcess | undefined;

/** Makes sure that `pid` does not outlive this process, whatever ends it. */
export function guardAgainstOrphan(pid: number): void {
  tell(`watch ${pid}`);
}

/** Takes back `guardAgainstOrphan` for a process that has ended: its id may be given to a stranger. */
export function forgetOrphan(pid: number): void {
  if (guard) tell(`forget ${pid}`);
}

function tell(line: string): void {
  guard ??= startGuard();
  guard.stdin?.write(`${line}\n`);
}

function startGuard(): ChildProcess {
  // Detached: a Ctrl-C in the terminal goes to the whole process group, and the guard must be the last to leave.
  const shell = spawn('/bin/sh', ['-c', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  shell.once('error', () => (guard = undefined)); // no /bin/sh: `stop()` still works, only the safety net is missing
  shell.once('exit', () => (guard = undefined));
  shell.stdin.on('error', () => undefined);
  shell.unref();
  (shell.stdin as Socket).unref();
  return shell;
}
