import { format, resolveConfig } from 'prettier';

/** A file of docs/reference. */
export interface Page {
  readonly file: string;
  readonly title: string;
  /** What the reader finds there, in a sentence of the index. */
  readonly about: string;
  /** What stands under the title; for a JSON file all of it. */
  readonly body: string;
}

const notice =
  '<!-- Made from the code by `npm run docs`. What is written here by hand is lost, and fails the tests. -->';

/** The text of the file, formatted as the repository's format check wants it. */
export async function textOf({ file, title, body }: Page, folder: string): Promise<string> {
  const filepath = `${folder}/${file}`;
  const text = file.endsWith('.md') ? `# ${title}\n\n${notice}\n\n${body}\n` : body;
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}
