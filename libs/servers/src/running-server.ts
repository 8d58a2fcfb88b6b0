/** A server that was started, or that somebody else runs (`NATS_URL`, `MONGODB_URI`) and that we only use. */
export interface RunningServer {
  readonly kind: 'nats' | 'mongo';
  /** `nats://127.0.0.1:4222` or `mongodb://127.0.0.1:27017`, without a database name. Stays the same over `restart()`. */
  readonly url: string;
  /** Which of the ways was chosen, as a sentence: "nats-server 2.15.2 built with Go". */
  readonly how: string;
  /** The process now, when it is a child of ours. Changes with `restart()`. */
  readonly pid?: number;
  /** The file its output goes to, when it is a child of ours. */
  readonly logPath?: string;
  /** Ends it gracefully, within five seconds or else by SIGKILL. Does nothing to a server that is not ours. */
  stop(): Promise<void>;
  /** SIGKILL: a crash. Refused for a server that is not ours. */
  kill(): Promise<void>;
  /** Starts it again on the same port and the same data, stopping it first if it runs. Refused for a server that is not ours. */
  restart(): Promise<void>;
}

/** What is common to starting either server. */
export interface StartOptions {
  /** Folder for its data, configuration and log; made if it does not exist. */
  dir: string;
  /** @default 0: a free port, kept over `restart()` */
  port?: number;
  /** The log file. @default a file in `dir` */
  log?: string;
  /** Called when the process ends without having been asked to, with its exit code or signal and the end of its log. */
  onCrash?: (reason: string) => void;
}

/** How to choose a server. */
export interface ResolveOptions {
  /** Whether `NATS_URL` or `MONGODB_URI` is obeyed. @default true */
  allowGiven?: boolean;
  /** Whether a Docker engine may be used, through testcontainers. @default false */
  tests?: boolean;
  /** Hears about work that takes a while, such as "building nats-server 2.15.2 with Go (about a minute, once)". */
  onProgress?: (message: string) => void;
  /** @default cacheDir() */
  cache?: string;
}
