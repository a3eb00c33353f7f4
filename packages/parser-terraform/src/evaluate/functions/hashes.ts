import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { unknown } from '@akslint/model';
import { fromBase64, toBase64, utf8 } from './base64.js';
import { overScalars, refuse } from './define.js';
import { withoutFile } from './filesystem.js';
import type { TerraformFunction } from './function.js';
import { decidedByRun } from './outcome.js';

type Hash = (bytes: Uint8Array) => Uint8Array;

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function ofText(hash: Hash, spell: (bytes: Uint8Array) => string): TerraformFunction {
  return overScalars({ takes: ['string'], gives: 'string', neverEmpty: true }, (args) => spell(hash(utf8(args.text(0)))));
}

function ofFile(hash: Hash, spell: (bytes: Uint8Array) => string): TerraformFunction {
  return overScalars({ takes: ['string'], gives: 'string', neverEmpty: true }, (args, call) => {
    const answer = call.files.bytes(args.text(0));
    return answer instanceof Uint8Array ? spell(hash(answer)) : withoutFile(answer, call, { type: 'string', nonNull: true });
  });
}

const namespaces: Readonly<Record<string, string>> = {
  dns: '6ba7b8109dad11d180b400c04fd430c8',
  url: '6ba7b8119dad11d180b400c04fd430c8',
  oid: '6ba7b8129dad11d180b400c04fd430c8',
  x500: '6ba7b8149dad11d180b400c04fd430c8',
};

/** A UUID in one of the spellings that Terraform takes. */
const uuidPattern = /^(?:urn:uuid:)?\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

const uuidv5 = overScalars({ takes: ['string', 'string'], gives: 'string', neverEmpty: true }, (args) => {
  const namespace = args.text(0);
  const digits = (Object.hasOwn(namespaces, namespace) ? namespaces[namespace] : undefined) ?? uuidPattern.exec(namespace)?.slice(1).join('');
  if (digits === undefined) return refuse(`"${namespace}" is no namespace`);
  const prefix = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const hash = sha1(Uint8Array.from([...prefix, ...utf8(args.text(1))])).slice(0, 16);
  const marked = hash.map((byte, index) => (index === 6 ? (byte & 0x0f) | 0x50 : index === 8 ? (byte & 0x3f) | 0x80 : byte));
  return hex(marked).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
});

const rsadecrypt = overScalars({ takes: ['string', 'string'], gives: 'string' }, (args, call) =>
  fromBase64(args.text(0)) ? unknown({ text: 'akslint does not decrypt' }, call.origin, { type: 'string' }) : refuse('the ciphertext is no base64'),
);

const bcrypt = overScalars({ takes: ['string'], andMore: 'whole', gives: 'string', neverEmpty: true }, (args, call) =>
  args.count > 2 ? refuse('it takes a text and a cost') : decidedByRun('each run salts it anew', call.origin),
);

export const functions: Readonly<Record<string, TerraformFunction>> = {
  base64sha256: ofText(sha256, toBase64),
  base64sha512: ofText(sha512, toBase64),
  bcrypt,
  filebase64sha256: ofFile(sha256, toBase64),
  filebase64sha512: ofFile(sha512, toBase64),
  filemd5: ofFile(md5, hex),
  filesha1: ofFile(sha1, hex),
  filesha256: ofFile(sha256, hex),
  filesha512: ofFile(sha512, hex),
  md5: ofText(md5, hex),
  rsadecrypt,
  sha1: ofText(sha1, hex),
  sha256: ofText(sha256, hex),
  sha512: ofText(sha512, hex),
  uuidv5,
};
