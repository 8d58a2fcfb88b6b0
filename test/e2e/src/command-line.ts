import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Fanfare } from './fanfare.js';

const cli = resolve(import.meta.dirname, '../../../deploy/cli/fanfare.mjs');

export interface Said {
  code: number;
  output: string;
  errors: string;
}

/** The command line as people use it: a process, in a folder of its own. */
export class CommandLine {
  private constructor(
    private readonly fanfare: Fanfare,
    readonly dir: string,
  ) {}

  static async open(fanfare: Fanfare): Promise<CommandLine> {
    return new CommandLine(fanfare, await mkdtemp(join(tmpdir(), 'fanfare-cli-')));
  }

  run(...args: string[]): Promise<Said> {
    const env = { ...process.env, ...this.fanfare.environment, INIT_CWD: this.dir, FORCE_COLOR: '0' };
    return new Promise((done) => {
      execFile(process.execPath, [cli, ...args], { env }, (error, output, errors) =>
        done({ code: Number(error?.code ?? 0), output, errors }),
      );
    });
  }

  async json<T>(...args: string[]): Promise<T> {
    return JSON.parse((await this.run(...args, '--json')).output) as T;
  }

  /** A file in the folder. */
  async write(name: string, document: object): Promise<void> {
    await writeFile(join(this.dir, name), JSON.stringify(document));
  }

  async close(): Promise<void> {
    await rm(this.dir, { recursive: true });
  }
}
