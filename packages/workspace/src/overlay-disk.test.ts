import { expect, it } from 'vitest';
import { TooLarge } from './disk.js';
import { overlayDisk } from './overlay-disk.js';
import { MemoryDisk } from './testing/memory-disk.js';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (said: string) => () => new TextEncoder().encode(said);
const disk = new MemoryDisk({ '/repo/a.tf': 'old', '/repo/b.tf': 'b', '/link': { link: '/repo' } });
const laid = overlayDisk(disk, new Map([['/link/a.tf', bytes('new')], ['/repo/c.tf', bytes('more')], ['/gone/d.tf', bytes('')]]));

it('replaces a file, also by way of a link', () => {
  expect(text(laid.bytes('/repo/a.tf', 10))).toBe('new');
  expect(text(laid.bytes('/link/a.tf', 10))).toBe('new');
  expect(laid.stat('/repo/a.tf')).toEqual({ isFile: true, isDirectory: false, size: 3 });
  expect(text(laid.bytes('/repo/b.tf', 10))).toBe('b');
});

it('adds a file', () => {
  expect(laid.entries('/repo')).toEqual([{ name: 'a.tf', kind: 'file' }, { name: 'b.tf', kind: 'file' }, { name: 'c.tf', kind: 'file' }]);
  expect(laid.realpath('/link/c.tf')).toBe('/repo/c.tf');
  expect(() => laid.bytes('/repo/c.tf', 3)).toThrow(TooLarge);
});

it('changes nothing when there is nothing to lay over', () => {
  expect(overlayDisk(disk, new Map())).toBe(disk);
  expect(() => laid.bytes('/repo/none.tf', 3)).toThrow('ENOENT');
});
