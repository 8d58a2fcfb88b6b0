import { Module, type Type } from '@nestjs/common';
import {
  getRun,
  subjects,
  type DeadLetter,
  type Evaluation,
  type HistoryEntry,
  type RunDocument,
} from '@fanfare/contracts';
import { joinFrames, Nats, Requests, serve } from '@fanfare/bus';
import { eventually, startTestServers } from '@fanfare/testing';
import { serveRuns } from '../src/serve-runs.js';

/** Stands for the rest of the system: it is on the bus, but does nothing by itself. */
@Module({})
class ElsewhereModule {}

interface BenchOptions {
  env?: NodeJS.ProcessEnv;
  /** These answer in the place of other services. */
  controllers?: Type[];
}

/** The service as it runs, on real servers, and somebody who publishes to it and asks it. */
export async function openBench({ env = {}, controllers = [] }: BenchOptions = {}) {
  const servers = await startTestServers();
  const start = () => serveRuns({ ...servers.env, ...env });
  let service = await start();
  const replicas: (typeof service)[] = [];
  const elsewhere = await serve({ module: ElsewhereModule, controllers }, { name: 'elsewhere', env: servers.env });
  const requests = elsewhere.app.get(Requests);
  const publish = (subject: string, lines: string[]) => elsewhere.app.get(Nats).js.publish(subject, joinFrames(lines));

  return {
    servers,
    requests,
    nats: elsewhere.app.get(Nats),
    /** Something of the rest of the system. */
    elsewhere: <T>(type: Type<T>) => elsewhere.app.get(type),
    service: () => service,
    /** Publishes entries in one message. */
    tell: (...entries: HistoryEntry[]) =>
      publish(
        subjects.history(entries[0]?.workspace ?? 'acme'),
        entries.map((entry) => JSON.stringify(entry)),
      ),
    tellText: (text: string) => publish(subjects.history('acme'), [text]),
    refuse: (...evaluations: Evaluation[]) =>
      publish(
        subjects.evaluation('acme'),
        evaluations.map((evaluation) => JSON.stringify(evaluation)),
      ),
    /** Messages in a stream. */
    async messages(stream: string): Promise<number> {
      return (await this.nats.jsm.streams.info(stream)).state.messages;
    },
    bury: (letter: DeadLetter) => publish(subjects.dead(letter.service), [JSON.stringify(letter)]),
    /** The run, as soon as it is as expected. */
    async run(id: string, when: (run: RunDocument) => boolean = () => true, workspace = 'acme'): Promise<RunDocument> {
      return eventually(async () => {
        const { run } = await requests.ask(getRun, { workspace, id });
        if (!run || !when(run)) throw new Error(`run ${id} is not there yet: ${JSON.stringify(run)?.slice(0, 300)}`);
        return run;
      });
    },
    /** Another process of the same service, beside the first. */
    async startReplica() {
      replicas.push(await start());
    },
    async restart() {
      await service.stop();
      service = await start();
    },
    async close() {
      await Promise.all([service, ...replicas].map((running) => running.stop()));
      await elsewhere.stop();
      await servers.stop();
    },
  };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;
