import { Module } from '@nestjs/common';
import { getRun, subjects, type DeadLetter, type HistoryEntry, type RunDocument } from '@fanfare/contracts';
import { joinFrames, Nats, Requests, serve } from '@fanfare/bus';
import { eventually, startTestServers } from '@fanfare/testing';
import { serveRuns } from '../src/serve-runs.js';

/** Stands for the rest of the system: it is on the bus, but does nothing by itself. */
@Module({})
class ElsewhereModule {}

/** The service as it runs, on real servers, and somebody who publishes to it and asks it. */
export async function openBench() {
  const servers = await startTestServers();
  const start = () => serveRuns(servers.env);
  let service = await start();
  const replicas: (typeof service)[] = [];
  const elsewhere = await serve(ElsewhereModule, { name: 'elsewhere', env: servers.env });
  const requests = elsewhere.app.get(Requests);
  const publish = (subject: string, lines: string[]) => elsewhere.app.get(Nats).js.publish(subject, joinFrames(lines));

  return {
    servers,
    requests,
    service: () => service,
    /** Publishes entries in one message. */
    tell: (...entries: HistoryEntry[]) =>
      publish(
        subjects.history(entries[0]?.workspace ?? 'acme'),
        entries.map((entry) => JSON.stringify(entry)),
      ),
    tellText: (text: string) => publish(subjects.history('acme'), [text]),
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
