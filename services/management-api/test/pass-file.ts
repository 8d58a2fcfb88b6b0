import { createHash, verify, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

/** The files of a `.pkpass`, which is a ZIP whose files are stored as they are. */
export function filesOf(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const [method, size] = [zip.readUInt16LE(at + 8), zip.readUInt32LE(at + 18)];
    const [nameLength, extraLength] = [zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)];
    if (method !== 0) throw new Error('a file of the pass is compressed');
    const data = at + 30 + nameLength + extraLength;
    files.set(zip.toString('utf8', at + 30, at + 30 + nameLength), zip.subarray(data, data + size));
    at = data + size;
  }
  return files;
}

const messageDigest = '1.2.840.113549.1.9.4';
const algorithms: Readonly<Record<string, string>> = { '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.1': 'sha256' };

/** Whether a detached PKCS #7 signature is that of a certificate's key on a content. */
export function isSignedBy(certificate: string, signature: Buffer, content: Buffer): boolean {
  const message = forge.pkcs7.messageFromAsn1(forge.asn1.fromDer(signature.toString('binary')));
  const { rawCapture: raw } = message as unknown as { rawCapture: Raw };
  const algorithm = algorithms[forge.asn1.derToOid(raw.digestAlgorithm)];
  if (algorithm === undefined) throw new Error('the signature is made by an unknown algorithm');
  const digest = raw.authenticatedAttributes
    .map(({ value }) => value as [forge.asn1.Asn1, { value: [{ value: string }] }])
    .find(([name]) => forge.asn1.derToOid(name.value as string) === messageDigest)?.[1].value[0].value;
  const isOfContent = digest === createHash(algorithm).update(content).digest('binary');
  const { Class, Type } = forge.asn1;
  const signed = forge.asn1.toDer(forge.asn1.create(Class.UNIVERSAL, Type.SET, true, raw.authenticatedAttributes));
  const { publicKey } = new X509Certificate(certificate);
  return isOfContent && verify(algorithm, bytesOf(signed.getBytes()), publicKey, bytesOf(raw.signature));
}

interface Raw {
  digestAlgorithm: string;
  authenticatedAttributes: forge.asn1.Asn1[];
  signature: string;
}

function bytesOf(binary: string): Buffer {
  return Buffer.from(binary, 'binary');
}
