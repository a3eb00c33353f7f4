import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from './disk.js';
import { diskReader } from './disk-reader.js';
import { MemoryDisk } from './testing/memory-disk.js';

const outside = { unreadable: 'it lies outside of the repository or folder that is scanned', isMissing: false };

function readerOf(disk: MemoryDisk) {
  return diskReader(disk, { base: '/repo', directories: ['/repo'], files: [] });
}

describe('reading', () => {
  it('gives a text without its BOM, whatever way its path is written', () => {
    const reader = readerOf(new MemoryDisk({ '/repo/a/main.tf': '\ufeffx = 1\n' }));
    expect(reader.read('a/main.tf')).toBe('x = 1\n');
    expect(reader.read('./a/../a//main.tf')).toBe('x = 1\n');
    expect(reader.bytes('a/main.tf')).toHaveLength(9);
  });

  it('never leaves the root, by dots, by an absolute path or by a link', () => {
    const reader = readerOf(
      new MemoryDisk({ '/secret': 's', '/repo-other/x': 's', '/repo/file': { link: '/secret' }, '/repo/dir': { link: '..' }, '/repo/in': { link: 'x' }, '/repo/x': 'inside' }),
    );
    for (const path of ['../secret', '..', 'a/../../secret', '/secret', '/repo/x', '../repo-other/x', 'file', 'dir/secret']) {
      expect(reader.read(path)).toEqual(outside);
      expect(reader.bytes(path)).toEqual(outside);
    }
    expect(reader.list('dir')).toEqual(outside);
    expect(reader.read('in')).toBe('inside');
  });

  it('reads a file outside that the user named, and nothing beside it', () => {
    const disk = new MemoryDisk({ '/vars/a.tfvars': 'a', '/vars/b.tfvars': 'b', '/repo/x': 'x' });
    const reader = diskReader(disk, { base: '/', directories: ['/repo'], files: ['/vars/a.tfvars'] });
    expect(reader.read('vars/a.tfvars')).toBe('a');
    expect(reader.read('vars/b.tfvars')).toEqual(outside);
    expect(reader.list('vars')).toEqual(outside);
  });

  it('tells what is not there from what may not be read', () => {
    const reader = readerOf(new MemoryDisk({ '/repo/locked.tf': { fails: 'EACCES' }, '/repo/closed': { fails: 'EACCES' }, '/repo/loop': { link: 'loop' } }));
    expect(reader.read('none.tf')).toEqual({ unreadable: 'there is no such file or directory', isMissing: true });
    expect(reader.read('loop')).toEqual({ unreadable: 'it is a symbolic link that leads back to itself', isMissing: false });
    expect(reader.list('closed')).toEqual({ unreadable: 'permission is denied', isMissing: false });
    expect(reader.read('closed')).toEqual({ unreadable: 'it is a directory', isMissing: false, isDirectory: true });
    expect(reader.read('a\0b')).toEqual({ unreadable: 'that is not a possible path', isMissing: false });
  });

  it('tells of what is missing whether git ignores it', () => {
    const reader = readerOf(new MemoryDisk({ '/repo/.gitignore': 'generated/\n*.local.json\n!kept.local.json\n', '/repo/app/.gitignore': 'out.txt\n', '/repo/app/main.tf': '' }));
    const missing = { unreadable: 'there is no such file or directory', isMissing: true };
    for (const path of ['app/out.txt', 'app/generated/policy.json', 'a.local.json']) expect(reader.read(path)).toEqual({ ...missing, isIgnored: true });
    for (const path of ['out.txt', 'app/policy.json', 'kept.local.json', 'generated']) expect(reader.read(path)).toEqual(missing);
    expect(reader.list('generated')).toEqual({ ...missing, isIgnored: true });
    expect(reader.list('gone')).toEqual(missing);
    expect(readerOf(new MemoryDisk({ '/repo/main.tf': '' })).bytes('a.local.json')).toEqual(missing);
  });

  it('refuses what is not text and what is too large', () => {
    const reader = readerOf(
      new MemoryDisk({
        '/repo/binary': new Uint8Array([80, 75, 0, 1]),
        '/repo/utf16': new Uint8Array([0xff, 0xfe, 65, 0]),
        '/repo/latin1': new Uint8Array([0x66, 0xfc, 0x72]),
        '/repo/huge.tf': new Uint8Array(20 * 1024 * 1024).fill(35),
      }),
    );
    expect(reader.read('binary')).toEqual({ unreadable: 'it is a binary file, not text', isMissing: false });
    expect(reader.read('utf16')).toEqual({ unreadable: 'it is UTF-16 text; save it as UTF-8', isMissing: false });
    expect(reader.read('latin1')).toEqual({ unreadable: 'it is not UTF-8 text', isMissing: false });
    expect(reader.read('huge.tf')).toEqual({ unreadable: 'it is a file of 20 MB, and akslint reads at most 10 MB of one file', isMissing: false });
  });

  it('says that a file vanished which was there a moment ago', () => {
    const disk = new MemoryDisk({ '/repo/a.tf': 'a', '/repo/b.tf': 'b' });
    const reader = readerOf(disk);
    expect(reader.list('.')).toEqual([{ name: 'a.tf', isDirectory: false }, { name: 'b.tf', isDirectory: false }]);
    expect(reader.read('a.tf')).toBe('a');
    disk.remove('/repo/a.tf');
    disk.remove('/repo/b.tf');
    expect(reader.read('a.tf')).toBe('a');
    expect(reader.read('b.tf')).toEqual({ unreadable: 'it vanished while akslint was running', isMissing: false });
  });
});

describe('on a real disk', () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'akslint-')));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('lists by name, sees through links, and survives links that lead back', () => {
    mkdirSync(join(root, 'b'));
    writeFileSync(join(root, 'b/main.tf'), 'x');
    writeFileSync(join(root, 'Z.tf'), '');
    symlinkSync('b', join(root, 'a'));
    symlinkSync('..', join(root, 'b/up'));
    symlinkSync('self', join(root, 'self'));
    const reader = diskReader(realDisk, { base: root, directories: [root], files: [] });
    expect(reader.list('.')).toEqual([
      { name: 'Z.tf', isDirectory: false },
      { name: 'a', isDirectory: true },
      { name: 'b', isDirectory: true },
      { name: 'self', isDirectory: false },
    ]);
    expect(reader.read('a/up/b/main.tf')).toBe('x');
    expect(reader.read('Z.tf')).toBe('');
    expect(reader.read('self')).toEqual({ unreadable: 'it is a symbolic link that leads back to itself', isMissing: false });
    expect(reader.list('Z.tf')).toEqual({ unreadable: 'there is no such file or directory', isMissing: true });
  });
});
