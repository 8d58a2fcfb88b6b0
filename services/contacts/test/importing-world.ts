import {
  appendToImport,
  closeImport,
  filePieceBytes,
  getImport,
  openImport,
  rejectedRows,
  startImport,
  type ContactImport,
} from '@fanfare/contracts';
import type { Requests } from '@fanfare/bus';
import { eventually } from '@fanfare/testing';

/** Somebody who uploads files and waits for what becomes of them. */
export function importer(requests: Requests, workspace = 'acme') {
  const got = (id: string) => requests.ask(getImport, { workspace, id });
  const until = (id: string, ended: (found: ContactImport) => boolean) =>
    eventually(async () => {
      const found = await got(id);
      if (!ended(found)) throw new Error(`it is ${found.state}`);
      return found;
    });
  const upload = async (file: string | Buffer, more: { list?: string; sheet?: string } = {}): Promise<string> => {
    const { list, sheet } = more;
    const { id } = await requests.ask(openImport, { workspace, name: 'people.csv', ...(sheet && { sheet }) });
    const bytes = Buffer.from(file);
    for (let at = 0, index = 0; at < bytes.length; at += filePieceBytes, index++) {
      const data = bytes.subarray(at, at + filePieceBytes).toString('base64');
      await requests.ask(appendToImport, { workspace, id, index, data });
    }
    await requests.ask(closeImport, { workspace, id, ...(list && { list }) });
    return id;
  };
  const checked = async (file: string | Buffer, more: { list?: string; sheet?: string } = {}) => {
    const id = await upload(file, more);
    return until(id, ({ state }) => state === 'checked' || state === 'failed');
  };
  return {
    got,
    until,
    upload,
    checked,
    /** What became of a file whose columns tell by themselves what they are. */
    async imported(file: string | Buffer, more: { list?: string; sheet?: string } = {}) {
      const { id } = await checked(file, more);
      await requests.ask(startImport, { workspace, id });
      return until(id, ({ state }) => state !== 'importing');
    },
    async rejected(id: string): Promise<string> {
      let text = '';
      for (let after: string | undefined; ;) {
        const part = await requests.ask(rejectedRows, { workspace, id, ...(after && { after }) });
        text += part.text;
        if (part.next === null) return text;
        after = part.next;
      }
    },
  };
}
