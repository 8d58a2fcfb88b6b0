import { ProblemError } from '../../problem-error.js';

/**
 * The text fields of a multipart form, by Node's own reader of the Fetch standard. It wants all of the body at once, which
 * is why it is not for large ones; a hook's are small, and have been read already, because their signature is checked first.
 */
export async function readMultipart(contentType: string, bytes: Buffer): Promise<[string, string][]> {
  const form = await formOf(contentType, bytes);
  return [...form].map(([name, value]): [string, string] => {
    if (typeof value === 'string') return [name, value];
    throw new ProblemError(415, 'FilesNotTaken', `The field ${name.slice(0, 50)} is a file; a hook takes no files. Send text fields only.`); // prettier-ignore
  });
}

async function formOf(contentType: string, bytes: Buffer): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  } catch (cause) {
    const detail = 'The form cannot be read: its parts are not separated as its Content-Type says.';
    throw new ProblemError(400, 'InvalidBody', detail, { cause });
  }
}
