import { expect, it } from 'vitest';
import { TooLarge } from './disk.js';
import { overlayDisk } from './overlay-disk.js';
import { MemoryDisk } from './testing/memory-disk.js';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (said: string) => () => new TextEncoder().encode(said);
const disk = new MemoryDisk({ '/repo/a.tf': 'old', '/repo/b.tf': 'b', '/link': { link: '/repo' }, '/repo/sub/alias.tf': { link: '/repo/b.tf' } });
const laid = overlayDisk(disk, new Map([['/link/a.tf', bytes('new')], ['/repo/c.tf', bytes('more')], ['/gone/d.tf', bytes('')]]));

it('replaces a file, also by way of a link', () => {
  expect(text(laid.bytes('/repo/a.tf', 10))).toBe('new');
  expect(text(laid.bytes('/link/a.tf', 10))).toBe('new');
  expect(laid.stat('/repo/a.tf')).toEqual({ isFile: true, isDirectory: false, size: 3 });
  expect(text(laid.bytes('/repo/b.tf', 10))).toBe('b');
});

it('adds a file', () => {
  expect(laid.entries('/repo')).toEqual([{ name: 'a.tf', kind: 'file' }, { name: 'b.tf', kind: 'file' }, { name: 'sub', kind: 'directory' }, { name: 'c.tf', kind: 'file' }]);
  expect(laid.realpath('/link/c.tf')).toBe('/repo/c.tf');
  expect(() => laid.bytes('/repo/c.tf', 3)).toThrow(TooLarge);
});

it('adds the folders of a file that has none', () => {
  const before = overlayDisk(disk, new Map([['/repo/modules/aks/main.tf', bytes('x')]]));
  expect(before.entries('/repo').at(-1)).toEqual({ name: 'modules', kind: 'directory' });
  expect(before.entries('/link/modules')).toEqual([{ name: 'aks', kind: 'directory' }]);
  expect(before.entries('/repo/modules/aks')).toEqual([{ name: 'main.tf', kind: 'file' }]);
  expect(before.stat('/link/modules/aks')).toEqual({ isFile: false, isDirectory: true, size: 0 });
  expect(before.realpath('/link/modules/aks/main.tf')).toBe('/repo/modules/aks/main.tf');
  expect(text(before.bytes('/link/modules/aks/main.tf', 10))).toBe('x');
  expect(() => before.stat('/repo/modules/other')).toThrow('ENOENT');
});

it('hides a file', () => {
  const before = overlayDisk(disk, new Map([['/link/a.tf', 'absent' as const]]));
  expect(before.entries('/repo').map(({ name }) => name)).toEqual(['b.tf', 'sub']);
  for (const look of [() => before.stat('/repo/a.tf'), () => before.realpath('/link/a.tf'), () => before.bytes('/repo/a.tf', 10)]) {
    expect(look).toThrow(expect.objectContaining({ code: 'ENOENT' }));
  }
});

it('takes the place of a link and leaves what it leads to', () => {
  const hidden = overlayDisk(disk, new Map([['/repo/sub/alias.tf', 'absent' as const]]));
  expect(hidden.entries('/repo/sub')).toEqual([]);
  expect(text(hidden.bytes('/repo/b.tf', 10))).toBe('b');
  const replaced = overlayDisk(disk, new Map([['/repo/sub/alias.tf', bytes('own')]]));
  expect(replaced.entries('/repo/sub')).toEqual([{ name: 'alias.tf', kind: 'file' }]);
  expect([text(replaced.bytes('/repo/sub/alias.tf', 10)), text(replaced.bytes('/repo/b.tf', 10))]).toEqual(['own', 'b']);
});

it('sees what is laid over a file by way of a link to it', () => {
  const target = overlayDisk(disk, new Map([['/repo/b.tf', bytes('other')]]));
  expect(text(target.bytes('/repo/sub/alias.tf', 10))).toBe('other');
});

it('changes nothing when there is nothing to lay over', () => {
  expect(overlayDisk(disk, new Map())).toBe(disk);
  expect(() => laid.bytes('/repo/none.tf', 3)).toThrow('ENOENT');
});
