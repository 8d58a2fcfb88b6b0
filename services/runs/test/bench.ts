import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { getRun, subjects, type DeadLetter, type HistoryEntry, type RunDocument } from '@fanfare/contracts';
import { joinFrames, serve } from '@fanfare/bus';
import { asking, eventually, startTestServers } from '@fanfare/testing';
import { RunsModule } from '../src/runs.module.js';

/** The service as it runs, on real servers, and somebody who publishes to it and asks it. */
export async function openBench() {
  const servers = await startTestServers();
  const start = () => serve(RunsModule, { name: 'runs', env: servers.env });
  let service = await start();
  const nc = await connect({ servers: servers.nats.url });
  const js = jetstream(nc);
  const asker = asking(servers.nats.url);
  const publish = (subject: string, lines: string[]) => js.publish(subject, joinFrames(lines));

  return {
    servers,
    requests: asker.requests,
    service: () => service,
    /** Publishes entries in one message. */
    tell: (...entries: HistoryEntry[]) => publish(subjects.history(entries[0]?.workspace ?? 'acme'), entries.map((entry) => JSON.stringify(entry))),
    tellText: (text: string) => publish(subjects.history('acme'), [text]),
    bury: (letter: DeadLetter) => publish(subjects.dead(letter.service), [JSON.stringify(letter)]),
    /** The run, as soon as it is as expected. */
    async run(id: string, when: (run: RunDocument) => boolean = () => true, workspace = 'acme'): Promise<RunDocument> {
      return eventually(async () => {
        const { run } = await asker.requests.ask(getRun, { workspace, id });
        if (!run || !when(run)) throw new Error(`run ${id} is not there yet: ${JSON.stringify(run)?.slice(0, 300)}`);
        return run;
      });
    },
    async restart() {
      await service.stop();
      service = await start();
    },
    async close() {
      await asker.close();
      await nc.close();
      await service.stop();
      await servers.stop();
    },
  };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;
