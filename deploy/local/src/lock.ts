import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Claims the data directory for this process: two systems on the same data would ruin it. Gives the way to let go. */
export function lock(dir: string): () => void {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, 'launcher.pid');
  for (let attempt = 0; attempt < 2; attempt++) {
    if (create(path)) return () => rmSync(path, { force: true });
    const owner = Number(readFileSync(path, 'utf8'));
    if (isLauncher(owner)) {
      throw new Error(
        `Fanfare is running already on ${dir} (process ${owner}).\nStop it with Ctrl-C there, or with: kill ${owner}\nA second one beside it needs a data directory of its own: FANFARE_DIR=.fanfare-2 npm start`,
      );
    }
    rmSync(path, { force: true }); // left by one that was killed
  }
  throw new Error(`${path} cannot be taken: another start is taking it at this moment. Try again.`);
}

function create(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Alive, and one of ours: after a reboot the number may belong to anything. */
function isLauncher(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' }).includes('deploy/local');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'; // no `ps` here: better careful than sorry
  }
}
